import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facetsOf, lengthOf, stretchesIn } from './facets.ts'
import { markedUp } from './markup.ts'

const maelle = 'did:plc:abcdefghijklmnopqrstuvwx'
const dids = new Map([['maelle.test', maelle]])
/** What each facet covers, as those who count bytes read it. */
function covered(text: string) {
  const bytes = Buffer.from(text, 'utf8')
  return facetsOf(text, stretchesIn(text), dids).map(({ index, features: [feature] }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString('utf8'),
    'uri' in feature ? feature.uri : 'did' in feature ? feature.did : feature.tag,
  ])
}

describe('facets', () => {
  it.each([
    ['« Été » 👨‍👩‍👧 @maelle.test !', [['@maelle.test', maelle]]],
    [
      'voyez https://exemple.example/été?a=1.',
      [['https://exemple.example/été?a=1', 'https://exemple.example/%C3%A9t%C3%A9?a=1']],
    ],
    ['(https://exemple.example/a_(b)) ici', [['https://exemple.example/a_(b)', 'https://exemple.example/a_(b)']]],
    [
      '#compote #été2026, #2026 ＃日本',
      [
        ['#compote', 'compote'],
        ['#été2026', 'été2026'],
        ['＃日本', '日本'],
      ],
    ],
    ['écrire à jo@maelle.test ou @personne.test', []],
    ['https://exemple.example/#ancre et a#b', [['https://exemple.example/#ancre', 'https://exemple.example/#ancre']]],
    [`#${'x'.repeat(65)}`, []],
    ['javascript:alert(1) data:text/html,x', []],
  ])('of %s', (text, facets) => expect(covered(text)).toEqual(facets))

  const word = fc.constantFrom('@maelle.test', 'https://exemple.example/x', '#tag')
  const noise = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[#＃@:/\p{P}\w]/gu, ''))

  it('cover the right bytes, whatever stands around', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, word), { maxLength: 6 }), noise, (parts, last) => {
        const text = `${parts.map(([before, one]) => `${before} ${one} `).join('')}${last}`.toWellFormed()
        expect(covered(text).map(([one]) => one)).toEqual(parts.map(([, one]) => one))
      }),
    )
  })

  it('never overlap, and begin and end where signs do, for any text at all', () => {
    const any = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.toWellFormed())
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          fc.array(fc.oneof(any, word), { maxLength: 8 }).map((all) => all.join(' ')),
        ),
        (text) => {
          const bytes = Buffer.from(text)
          let before = 0
          for (const { index } of facetsOf(text, stretchesIn(text), dids)) {
            expect(index.byteStart).toBeGreaterThanOrEqual(before)
            expect(index.byteEnd).toBeGreaterThan(index.byteStart)
            expect(index.byteEnd).toBeLessThanOrEqual(bytes.length)
            expect(bytes.subarray(index.byteStart, index.byteEnd).toString()).not.toContain('\ufffd')
            before = index.byteEnd
          }
        },
      ),
    )
  })

  it('count signs as people do', () => {
    expect([lengthOf('👨‍👩‍👧é'), lengthOf('e\u0301'), lengthOf('')]).toEqual([2, 1, 0])
  })
})

describe('facets of others', () => {
  const link = (byteStart: unknown, byteEnd: unknown, uri = 'https://exemple.example/') => ({
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
  })
  it('that are counted in other units, lie outside or overlap are left out', () => {
    expect(markedUp('été', [link(1, 3)])).toBeNull()
    expect(markedUp('été', [link(0, 99), link(-1, 2), link(2, 1), link('0', {}), link(0.5, 2)])).toBeNull()
    expect(markedUp('été ici', [link(6, 9), link(7, 9)])?.match(/<a /g)).toHaveLength(1)
    expect(markedUp('x', [link(0, 1, 'javascript:alert(1)')])).toBeNull()
  })
  it('make nothing but words and links, for anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.tuple(fc.integer(), fc.integer(), fc.webUrl())),
        (text, all) => {
          const html =
            markedUp(
              text,
              all.map(([from, until, uri]) => link(from % 40, until % 40, uri)),
            ) ?? ''
          expect(html.replace(/<\/?p>|<br ?\/?>|<a href="https?:[^"<>]*"[^<>]*>|<\/a>/g, '')).not.toMatch(/[<>]/)
        },
      ),
    )
  })
})
