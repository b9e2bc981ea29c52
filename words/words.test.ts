import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { wordsIn } from './index.ts'
import { pieces } from './pieces.test-world.ts'

const folder = join(import.meta.dirname, 'fr')
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))

// product.md: the words the trade does not use of people.
const word = (stems: string) => new RegExp(`(?<![\\p{L}\\p{N}])(${stems})(?![\\p{L}\\p{N}])`, 'iu')
const endings = 'e|es|er|ez|é|ée|és|ées|ons|ent|ait|aient|ant'
const forbidden = word(
  `g[éè]r(${endings})|gestion(naire)?s?|cibl(${endings}|age)|leads?|roi|rentabilités?|rentables?|fans?|followers?|tickets?|scoring`,
)

const wrong: [RegExp, string][] = [
  [/[^\u202f\s(«“;!?…][;!?]/u, 'no thin space before ; ! ?'],
  [/[ \u00a0][;!?]/, 'a wide space before ; ! ?'],
  [/[^\u00a0\s\d{]:(?!\/)(?=\s|$)/, 'no no-break space before :'],
  [/[ \u202f]:/, 'the wrong space before :'],
  [/«(?!\u00a0)|(?<!\u00a0)»/, 'no no-break space inside « »'],
  [/[\u00a0\u202f]{2}/, 'two no-break spaces in a row'],
  [/\w'\w/, 'a straight apostrophe'],
]

it.each(['géré', 'nous ciblons', 'gère', 'gérant', 'les gestionnaires', 'Fans'])('the lint knows %s', (piece) =>
  expect(forbidden.test(piece)).toBe(true),
)
it.each(['digérer', 'suggestion', 'exagéré', 'fanée'])('and lets %s be', (piece) =>
  expect(forbidden.test(piece)).toBe(false),
)

describe.each(files)('the French of %s', (file) => {
  const found = pieces(join(folder, file))
  it('never uses the words we refuse', () => {
    expect(found.filter((piece) => forbidden.test(piece))).toEqual([])
  })
  it.each(wrong)('is set as French is: %s (%s)', (pattern) => {
    expect(found.filter((piece) => pattern.test(piece))).toEqual([])
  })
})

/** `shell.time.now: string`, sorted: what a language has. */
function shape(words: unknown, path = ''): string[] {
  if (typeof words !== 'object' || words === null) return [`${path}: ${typeof words}`]
  return Object.entries(words)
    .flatMap(([name, word]) => shape(word, `${path}.${name}`))
    .sort()
}

describe('the languages', () => {
  it('English says everything French says, and nothing else', () => {
    expect(shape(wordsIn('en'))).toEqual(shape(wordsIn('fr')))
  })
  it('no sentence is left empty, but the one about an empty draft', () => {
    const empty = (words: unknown, path: string): string[] =>
      typeof words === 'string'
        ? words.trim() === '' && !path.endsWith('.composer.state.empty')
          ? [path]
          : []
        : Object.entries(words ?? {}).flatMap(([name, word]) => empty(word, `${path}.${name}`))
    expect([...empty(wordsIn('fr'), 'fr'), ...empty(wordsIn('en'), 'en')]).toEqual([])
  })
  it('Québec’s French puts no space before ; ! ? and keeps it before :', () => {
    const { shell } = wordsIn('fr-CA')
    expect(JSON.stringify(wordsIn('fr-CA'))).not.toMatch(/\u202f[;!?]/)
    expect(shell.actFor('Les Vergers', 'Vraiment\u202f?')).toBe('Les Vergers\u00a0: Vraiment?')
  })
})
