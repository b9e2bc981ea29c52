import { type Context } from 'hono'
import { html, raw } from 'hono/html'
import { publicPage } from '#conversation'
import { wordsIn } from '#words'
import { documentOf } from './document.ts'
import { type Asked, askedOf, fault, languageOf, notThere, type PagesNeeds } from './needs.ts'
import { plainPage } from './plain.ts'
import { qrPng, qrSvg } from './qr.ts'
import { voice } from './turn-view.ts'

type Page = NonNullable<Awaited<ReturnType<typeof publicPage>>>

/** What a page is printed as: a sheet with its first words, its QR and its address; or the QR alone. Nothing is kept of who opens them. */
export async function printed(needs: PagesNeeds, c: Context, as: 'svg' | 'png' | 'sheet'): Promise<Response> {
  const at = askedOf(c)
  if (!at) return notThere(c)
  try {
    const page = await needs.reading([at.workspace], null, (db) => publicPage(db, at.workspace, at.place))
    if (!page) return notThere(c)
    const { closed } = wordsIn(page.dialect).page.plain
    // Nobody should hang up an address that leads nowhere.
    if (page.place.closedAt) return await plainPage(c, page.dialect, closed, { status: 410 })
    const address = needs.publicUrl + at.path
    if (as === 'sheet') return await sheetOf(c, at, page, address)
    const image = as === 'svg' ? qrSvg(address) : new Uint8Array(qrPng(address))
    return c.body(image, 200, {
      'content-type': as === 'svg' ? 'image/svg+xml' : 'image/png',
      'content-disposition': `attachment; filename="qr.${as}"`,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
  } catch (cause) {
    fault(needs, c, cause)
    const dialect = languageOf(c)
    const headers = { 'retry-after': '10' }
    return plainPage(c, dialect, wordsIn(dialect).page.plain.broken, { status: 503, headers })
  }
}

function sheetOf(c: Context, { path }: Asked, page: Page, address: string): Response | Promise<Response> {
  const words = wordsIn(page.dialect).page.printed
  return documentOf(
    c,
    { dialect: page.dialect, title: `${page.place.name} – ${page.brand}` },
    html`<main class="printed stack">
<h1><bdi>${page.place.name}</bdi></h1>
<div class="turn"><p class="who"><b><bdi>${page.brand}</bdi></b></p>${voice(page.opening, null, page.dialect)}</div>
<figure class="stack"><div class="qr" role="img" aria-label="${words.qr}">${raw(qrSvg(address))}</div>
<figcaption class="stack"><p>${words.how}</p><p><a href="${path}">${address}</a></p></figcaption></figure>
<p class="quiet">${words.promise}</p>
<p class="unprinted">${words.print} <a href="${path}/qr.svg">${words.svg}</a> · <a href="${path}/qr.png">${words.png}</a></p>
</main>`,
  )
}
