import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { cleanHtml } from './clean-html.ts'
import { htmlToText, looksLikeHtml } from './html-to-text.ts'

/** What a browser could be made to do by some markup: none of it may be left. */
function harmIn(html: string): string[] {
  const harm: string[] = []
  const allowed = new Set(['p', 'br', 'em', 'strong', 'a', 'blockquote', 'ul', 'ol', 'li', 'code', 'pre'])
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!allowed.has(name)) harm.push(name)
      for (const [key, value] of Object.entries(attributes)) {
        if (name !== 'a' || (key !== 'rel' && !(key === 'href' && /^https?:\/\//.test(value))))
          harm.push(`${name} ${key}`)
      }
    },
  })
  parser.end(html)
  return harm
}

describe('markup to words', () => {
  it.each([
    ['<p>un</p><p>deux</p>', 'un\n\ndeux'],
    ['un<br>deux<br/>\ntrois', 'un\ndeux\ntrois'],
    ['<ul><li>un</li><li><p>deux</p><ol><li>trois</li></ol></li></ul>fin', '• un\n• deux\n• trois\n\nfin'],
    ['voir <a href="https://a.example">la recette</a>, <em>vite</em>', 'voir la recette, vite'],
    ['<script>alert(1)</script>avant<style>p{}</style> après', 'avant après'],
    ['<title>t</title><noscript><img></noscript>reste', 'reste'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['1 &lt; 2 &amp; 3&nbsp;€', '1 < 2 & 3\u00a0€'],
    ['<div>un</div><div>deux</div>', 'un\ndeux'],
    ['merci <img class="wp-smiley" alt="👍🏽" src="https://s.example/1.png"> <img alt="photo" src="x">', 'merci 👍🏽'],
    ['   ', ''],
    ['<b>pas fermé <i>du tout', 'pas fermé du tout'],
    ['&#x202e;envers&#0;', 'envers\ufffd'],
  ])('%s', (html, text) => expect(htmlToText(html)).toBe(text))

  it('tells markup from words', () => {
    expect(['1 < 2', 'a & b', 'AT&T', '<3', 'x <= y'].map(looksLikeHtml)).toEqual([false, false, false, false, false])
    expect(['<p>x', 'a&nbsp;b', '&#233;', '<!-- x', '</b>'].map(looksLikeHtml)).toEqual([true, true, true, true, true])
  })
})

describe('markup that may be shown', () => {
  it.each([
    ['<p onclick="x" style="y" class="z">Bon<b>jour</b></p>', '<p>Bon<strong>jour</strong></p>'],
    [
      '<a href="javascript:alert(1)">a</a> <a href="/b">b</a>',
      '<a>a</a> <a href="https://blog.example/b" rel="nofollow noopener">b</a>',
    ],
    ['<img src="https://a.example/pixel.gif">un<br>deux', 'un<br />deux'],
    ['<h2>Titre</h2><div>mots</div>', '<p>Titre</p><p>mots</p>'],
    ['un<svg><script>alert(1)</script></svg><br>deux', 'un<br />deux'],
    ['<em>\u202eenvers</em>', '<em>envers</em>'],
    ['<div><div>un</div><div>deux</div></div>', '<p>un</p><p>deux</p>'],
    ['<div>a<blockquote>b</blockquote></div>', '<p>a</p><blockquote>b</blockquote>'],
    ['<div><ul><li>a</li></ul></div>', '<ul><li>a</li></ul>'],
  ])('%s', (html, cleaned) => {
    expect(cleanHtml(html, 'https://blog.example/post')).toBe(cleaned)
    // An archive is cleaned when it is read again, and must bring back what it holds.
    expect(cleanHtml(cleaned)).toBe(cleaned)
  })

  it.each(['plain', '<p>plain</p>', '', '<span>x</span>', '<div><div>x</div></div>'])(
    'leaves plain words alone: %s',
    (html) => expect(cleanHtml(html)).toBeNull(),
  )

  it('is never harmful, whatever goes in', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '/',
      '=',
      'script',
      'svg',
      'a',
      ' href',
      'javascript:',
      '&#106;',
      '&Tab;',
      ' onerror',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      'img',
      'style',
      '\0',
      'p',
      'math',
      'xmp',
      ' ',
      'x',
      '<div>',
      '</div>',
      '<ul><li>',
      '</blockquote>',
      '<br>',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const cleaned = cleanHtml(parts.join(''))
        expect(harmIn(cleaned ?? '')).toEqual([])
        if (cleaned !== null) expect(cleanHtml(cleaned)).toBe(cleaned)
      }),
      { numRuns: 2000 },
    )
  })

  it.skipIf(!tricks())('and not by the tricks collected by others', () => {
    for (const trick of tricks() ?? []) expect(harmIn(cleanHtml(trick) ?? '')).toEqual([])
  })
})

describe('time', () => {
  it.each([
    ['deep', '<b>'.repeat(130_000)],
    ['crossed', '<b>'.repeat(60_000) + '</i>'.repeat(60_000)],
    ['just allowed', '<b>'.repeat(5_000) + '</i>'.repeat(4_900)],
    ['angles', '<'.repeat(400_000)],
    ['attributes', `<a ${'href=x '.repeat(50_000)}>`],
    ['fifty megabytes', '<p>mots</p>'.repeat(4_500_000)],
    ['blocks', '<p>x '.repeat(9_900)],
    ['comments', '<!--'.repeat(90_000)],
    ['entities', '&amp'.repeat(90_000)],
  ])('%s', (_, html) => {
    const start = cpuMs()
    htmlToText(html)
    cleanHtml(html)
    expect(cpuMs() - start).toBeLessThan(3000)
  })
})

function tricks(): string[] | null {
  const folder = new URL('../../../shared/corpora/feeds/feedparser-wellformed/sanitize/', import.meta.url)
  try {
    return readdirSync(folder).map((name) =>
      readFileSync(new URL(name, folder), 'utf8').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
    )
  } catch {
    return null
  }
}
