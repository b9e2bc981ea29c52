import { type Context } from 'hono'
import { html, raw } from 'hono/html'
import { publicPage } from '#conversation'
import { farewellAt } from '#door'
import { type Dialect } from '#kernel'
import { wordsIn } from '#words'
import { documentOf } from './document.ts'
import { askedOf, fault, languageOf, notThere, type PagesNeeds } from './needs.ts'
import { plainPage } from './plain.ts'
import { qrPng, qrSvg } from './qr.ts'
import { voice } from './turn-view.ts'

export type PrintedAs = 'svg' | 'png' | 'sheet'

/** What is printed of an address. */
export interface ToPrint {
  dialect: Dialect
  brand: string
  name: string
  /** What is said first behind it; empty where that is not ours to say. */
  opening: string
  /** Of the door, for whoever hangs it up; null where it has none. */
  door: string | null
  /** Where it leads outside; null: to a page of ours. */
  elsewhere: string | null
  address: string
  /** Where the QR alone is found below. */
  path: string
}

/** What a page is printed as: a sheet with its first words, its QR and its address; or the QR alone. Nothing is kept of who opens them. */
export async function printed(needs: PagesNeeds, c: Context, as: PrintedAs): Promise<Response> {
  const at = askedOf(c)
  if (!at) return notThere(c)
  try {
    const [page, farewell] = await needs.reading([at.workspace], null, async (db) => [
      await publicPage(db, at.workspace, at.place),
      await farewellAt(db, at),
    ])
    if (!page) return notThere(c)
    const { closed } = wordsIn(page.dialect).page.plain
    // Nobody should hang up an address that leads nowhere.
    if (page.place.closedAt || farewell) return await plainPage(c, page.dialect, closed, { status: 410 })
    const { dialect, brand, opening } = page
    const of = { dialect, brand, opening, name: page.place.name, door: null, elsewhere: null, path: at.path }
    return await printedOf(c, { ...of, address: needs.publicUrl + at.path }, as)
  } catch (cause) {
    fault(needs, c, cause)
    const dialect = languageOf(c)
    const headers = { 'retry-after': '10' }
    return plainPage(c, dialect, wordsIn(dialect).page.plain.broken, { status: 503, headers })
  }
}

export function printedOf(c: Context, of: ToPrint, as: PrintedAs): Response | Promise<Response> {
  if (as === 'sheet') return sheetOf(c, of)
  const image = as === 'svg' ? qrSvg(of.address) : new Uint8Array(qrPng(of.address))
  return c.body(image, 200, {
    'content-type': as === 'svg' ? 'image/svg+xml' : 'image/png',
    'content-disposition': `attachment; filename="qr.${as}"`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  })
}

function sheetOf(c: Context, of: ToPrint): Response | Promise<Response> {
  const { dialect, address, path } = of
  const words = wordsIn(dialect).page.printed
  const opening = of.opening
    ? html`<div class="turn"><p class="who"><b><bdi>${of.brand}</bdi></b></p>${voice(of.opening, null, dialect)}</div>`
    : html`<p class="who"><b><bdi>${of.brand}</bdi></b></p>`
  return documentOf(
    c,
    { dialect, title: `${of.name} – ${of.brand}` },
    html`<main class="printed stack">
<h1><bdi>${of.name}</bdi></h1>
${opening}
<figure class="stack"><div class="qr" role="img" aria-label="${words.qr}">${raw(qrSvg(address))}</div>
<figcaption class="stack"><p>${of.elsewhere ? words.howElsewhere : words.how}</p><p><a href="${path}">${address}</a></p></figcaption></figure>
<p class="quiet">${of.elsewhere ? words.promiseElsewhere(new URL(of.elsewhere).host) : words.promise}</p>
${of.door === null ? '' : html`<p class="quiet"><bdi>${of.door}</bdi></p>`}
<p class="unprinted">${words.print} <a href="${path}/qr.svg">${words.svg}</a> · <a href="${path}/qr.png">${words.png}</a></p>
</main>`,
  )
}
