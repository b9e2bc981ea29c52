import { type Context } from 'hono'
import { html } from 'hono/html'
import { type BehindDoor, behindDoor, doorAddress, readCode } from '#door'
import { wordsIn } from '#words'
import { documentOf } from './document.ts'
import { addressKey } from './limiter.ts'
import { fault, type Limits, languageOf, notThere, type PagesNeeds } from './needs.ts'
import { plainPage } from './plain.ts'
import { type PrintedAs, printedOf, type ToPrint } from './printed.ts'
import { voice } from './turn-view.ts'

/**
 * A short address: leads on, or is printed. Nothing is kept of who comes, how often, or from where, and nothing in the
 * address they are led to tells which door it was. Who tries addresses by chance is slowed down.
 */
export async function door(needs: PagesNeeds, limits: Limits, c: Context, as: PrintedAs | null): Promise<Response> {
  const code = readCode(c.req.param('code') ?? '')
  const dialect = languageOf(c)
  const whose = addressKey(needs.clientAddress(c))
  const wait = limits.guessing.look(whose)
  if (wait !== null) {
    const { title, words } = wordsIn(dialect).page.door.slowDown
    const says = { title, words: words(wordsIn(dialect).page.inSeconds(wait)) }
    return plainPage(c, dialect, says, { status: 429, headers: { 'retry-after': String(wait) } })
  }
  try {
    const behind = code && (await behindDoor(needs.reading, code))
    if (!behind) {
      limits.guessing.take(whose)
      return await notThere(c)
    }
    if (behind.closed) return await closedDoor(c, behind, behind.closed)
    if (as) return await printedOf(c, sheetBehind(needs, behind), as)
    return c.body(null, 303, {
      location: behind.goesTo ?? `${needs.publicUrl}/p/${behind.place.workspace}/${behind.place.id}`,
      'referrer-policy': 'no-referrer',
      // A door that is closed tomorrow is asked again tomorrow.
      'cache-control': 'no-store',
    })
  } catch (cause) {
    fault(needs, c, cause)
    const headers = { 'retry-after': '10' }
    return plainPage(c, dialect, wordsIn(dialect).page.plain.broken, { status: 503, headers })
  }
}

function sheetBehind({ publicUrl }: PagesNeeds, behind: BehindDoor): ToPrint {
  const { code, name, place, brand, opening, dialect, goesTo } = behind
  const address = doorAddress(publicUrl, code)
  return { dialect, brand, opening, name: place.name, door: name, elsewhere: goesTo, address, path: `/d/${code}` }
}

function closedDoor(
  c: Context,
  { brand, dialect, place }: BehindDoor,
  { notice, other }: NonNullable<BehindDoor['closed']>,
): Response | Promise<Response> {
  const words = wordsIn(dialect).page.door
  return documentOf(
    c,
    { dialect, title: `${place.name} – ${brand}`, status: 410 },
    html`<main class="stack">
<h1>${words.closed.title}</h1>
${
  notice
    ? html`<div class="turn"><p class="who"><b><bdi>${brand}</bdi></b></p>${voice(notice, null, dialect, 'ours')}</div>`
    : html`<p>${words.closed.words(place.name)}</p>`
}
${other ? html`<p>${words.other} <a href="${other.path}"><bdi>${other.name}</bdi></a></p>` : ''}
</main>`,
  )
}
