import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { readEntry } from './entry.ts'
import { newAmong } from './new-among.ts'
import { parseDocument } from './parse.ts'

const url = 'https://carnet.example/feed/'
const now = new Date('2026-11-20T12:00:00Z')
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`

/** The whole way of a document, from text to what is heard. */
function hear(text: string): string {
  const parsed = parseDocument(text, url)
  if (parsed.kind !== 'feed') return parsed.kind
  const { events } = newAmong(
    { document: parsed.document, url, carries: undefined, now },
    { seen: new Map(), shared: new Set() },
  )
  for (const event of events) expect(readEntry(event).kind).toBe('read')
  return 'feed'
}

describe('documents made to hurt', () => {
  const many = (words: string) => rss(`<item><title>x</title><description>${words}</description></item>`)
  const cases: Record<string, () => string> = {
    'open CDATA': () => many('<![CDATA['.repeat(300_000)),
    'open comments': () => many('<!--'.repeat(300_000)),
    'deep elements': () => rss('<a>'.repeat(500_000)),
    'deep items': () => rss('<item>'.repeat(300_000)),
    angles: () => rss('<'.repeat(2_000_000)),
    ampersands: () => many('&'.repeat(2_000_000)),
    'names of brackets': () => rss(`<item><author>${'('.repeat(1_000_000)}</author></item>`),
    'many names of brackets': () => rss(`<item><author>${'(a'.repeat(145)}</author></item>`.repeat(20_000)),
    'many names of dots': () => rss(`<item><author>a@${'.a'.repeat(145)}@</author></item>`.repeat(20_000)),
    'many shorter names': () =>
      rss(`<item><author><![CDATA[${'('.repeat(18)}${'a '.repeat(60)}</author></item>`.repeat(20_000)),
    attributes: () => rss(`<item ${'a="1" '.repeat(200_000)}/>`),
    entities: () => `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(100_000)}]>${rss('')}`,
    'no root': () => '<!-- '.repeat(500_000),
    'deep JSON': () => `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(1_000_000)}`,
    'eight megabytes of markup': () =>
      rss(
        '<item><title>a</title><description>&lt;p&gt;mots &lt;b&gt;gras&lt;/b&gt; et suite&lt;/p&gt;</description></item>'.repeat(
          70_000,
        ),
      ),
    'replies in a circle': () =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>t</title>${Array.from({ length: 2_000 }, (_, i) => `<entry><id>${i}</id><content>x</content><thr:in-reply-to ref="${(i + 1) % 2_000}"/></entry>`).join('')}</feed>`,
  }

  it.each(Object.keys(cases))('%s', (name) => {
    const text = cases[name]!()
    const start = cpuMs()
    hear(text)
    // Alone each takes at most 0.7 s; what grows with the square would take minutes.
    expect(cpuMs() - start).toBeLessThan(5_000)
  })
})

it('takes any text', () => {
  const pieces = fc.constantFrom(
    '<rss version="2.0">',
    '<channel>',
    '<item>',
    '</item>',
    '</channel>',
    '</rss>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&lt;',
    '&',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '</feed>',
    '<entry>',
    '<guid isPermaLink="x">',
    'mots',
    '"',
    '{"items":[',
    '{"title":"',
    '\0',
    '<?xml version="1.0"?>',
    '<rdf:RDF>',
    '__proto__',
    'constructor',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) =>
      ['feed', 'html', 'not-a-feed', 'cut-short'].includes(hear(parts.join(''))),
    ),
    { numRuns: 2_000 },
  )
  fc.assert(fc.property(fc.json(), (json) => typeof hear(json) === 'string'))
})
