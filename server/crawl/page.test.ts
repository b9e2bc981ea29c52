import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { readPage } from './page.ts'
import { readSitemap } from './sitemap.ts'

test('a page is its own words: not its ways about, its forms or its scripts', () => {
  const page = readPage(`<!doctype html><html><head><title> La &amp; compote </title>
    <link rel="canonical" href="/c"><meta property="article:published_time" content="2026-03-01T08:00:00Z"></head>
    <body><nav>Accueil <a href="/a">A</a></nav><main><h1>Poire</h1><p>Trois semaines<br>en cave &eacute;troite.</p>
    <form>Votre nom</form><script>jamais()</script></main><footer>Mentions</footer>
    <a rel="nofollow" href="/non">non</a></body></html>`)
  expect(page).toEqual({
    ...{ title: 'La & compote', links: ['/a'], noindex: false, canonical: '/c' },
    datedAt: new Date('2026-03-01T08:00:00Z'),
    text: expect.stringMatching(/^Poire\nTrois semaines\nen cave étroite\.\nnon$/),
  })
})

test('what asks to be left out, or not to be followed, is', () => {
  expect(readPage('<meta name="robots" content="noindex, nofollow"><a href="/x">x</a>')).toMatchObject({
    noindex: true,
    links: [],
  })
  expect(readPage('<meta name="robots" content="none">').noindex).toBe(true)
})

test('whatever stands in it, it is read within bounds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (html) => {
      const { text, links } = readPage(html)
      expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
      expect(links.length).toBeLessThanOrEqual(2_000)
      readSitemap(html)
    }),
  )
  for (const filling of ['<div>', '<a href="x">', '<', '&amp;', '</p>', '<title>', '<url><loc>']) {
    const much = filling.repeat(Math.ceil(2_000_000 / filling.length))
    const began = cpuMs()
    expect(readPage(`<p>avant</p>${much}`).text).toMatch(/^avant/)
    readSitemap(much)
    // Far beyond what it takes: what is not linear takes a minute.
    expect(cpuMs() - began).toBeLessThan(5_000)
  }
})

test('a sitemap names pages and other sitemaps; images in it are neither', () => {
  const xml = `<?xml version="1.0"?><urlset xmlns:image="i"><url><loc> https://a.example/x?b=1&amp;c=2 </loc>
    <image:image><image:loc>https://a.example/i.jpg</image:loc></image:image></url></urlset>`
  expect(readSitemap(xml)).toEqual({ pages: ['https://a.example/x?b=1&c=2'], sitemaps: [] })
  const index = '<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>'
  expect(readSitemap(index)).toEqual({ pages: [], sitemaps: ['https://a.example/1.xml'] })
  expect(readSitemap('<html>rien</html>')).toEqual({ pages: [], sitemaps: [] })
})
