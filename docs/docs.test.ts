import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Ability, type Manifest } from '#channel'
import { wordsIn } from '#words'
import { catalogue } from '../channels/catalogue.ts'
import { provedIn } from './proved.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).sort()

describe('the table of channels', () => {
  // `UPDATE_DOCS=1` rewrites it: it says what the manifests say, and nothing else.
  it.each(['README.md', 'README.fr.md'] as const)('of %s is that of the manifests', (file) => {
    const place = /(<!-- channels:[^\n]*-->\n)([\s\S]*?)(<!-- \/channels -->)/
    const table = channelTable(file === 'README.md' ? 'en' : 'fr')
    if (process.env.UPDATE_DOCS)
      writeFileSync(
        join(root, file),
        read(file).replace(place, (_, before, _old, after) => before + table + after),
      )
    expect(place.exec(read(file))?.[2]).toBe(table)
  })
})

const said = {
  en: {
    head: ['channel', 'what it does', 'proved against', 'how one plants it', 'listens', 'longest answer'],
    none: 'keeps what you note there',
    abilities: {
      looks: 'shows what one would hear',
      connects: 'tries the account before keeping it',
      joins: 'has one sign in there',
      listens: 'goes and listens',
      tallies: 'compares each night what is there',
      watches: 'keeps a line open',
      takesIn: 'is told at an address of ours',
      hooks: 'is told at an address of its app',
      renews: 'asks again what it was lent',
      estimates: 'tells what a search will cost',
      shows: 'stands at an address of ours',
      receives: 'receives words and their corrections',
      says: 'speaks',
      nods: 'likes',
      publishes: 'publishes',
      removes: 'removes with reasons',
    } satisfies Record<Ability, string>,
    plantedBy: { address: 'paste an address', name: 'give it a name', account: 'sign in' },
    every: (first: string, last: string) => (first === last ? `every ${first}` : `every ${first} to ${last}`),
    atOnce: 'at once',
    signs: (n: number) => (n ? `${n.toLocaleString('en')} characters` : '–'),
  },
  fr: {
    head: ['canal', 'ce qu’il fait', 'éprouvé contre', 'comment on le plante', 'écoute', 'plus longue réponse'],
    none: 'garde ce que vous y notez',
    abilities: {
      looks: 'montre ce qu’on entendrait',
      connects: 'essaie le compte avant de le garder',
      joins: 'vous fait entrer là-bas',
      listens: 'va écouter',
      tallies: 'compare chaque nuit ce qui s’y trouve',
      watches: 'garde une ligne ouverte',
      takesIn: 'est prévenu à une adresse d’ici',
      hooks: 'est prévenu à l’adresse de son application',
      renews: 'redemande ce qui lui est prêté',
      estimates: 'dit ce que coûtera une recherche',
      shows: 'se montre à une adresse d’ici',
      receives: 'reçoit des mots et leurs corrections',
      says: 'parle',
      nods: 'donne un « J’aime »',
      publishes: 'publie',
      removes: 'retire avec motifs',
    } satisfies Record<Ability, string>,
    plantedBy: { address: 'coller une adresse', name: 'lui donner un nom', account: 'se connecter' },
    every: (first: string, last: string) => (first === last ? `toutes les ${first}` : `toutes les ${first} à ${last}`),
    atOnce: 'aussitôt',
    signs: (n: number) => (n ? `${n.toLocaleString('fr')} signes` : '–'),
  },
}

function channelTable(language: 'en' | 'fr'): string {
  const words = said[language]
  // What lives in memory is for tests and the demo: nobody plants it.
  const manifests = [...catalogue().values()].flatMap(({ manifest }) =>
    manifest.plantedBy ? [{ ...manifest, plantedBy: manifest.plantedBy }] : [],
  )
  const rows = manifests.map((manifest) => [
    manifest.name[language],
    manifest.abilities.map((ability) => words.abilities[ability]).join(', ') || words.none,
    provedIn(language, manifest, words.abilities),
    words.plantedBy[manifest.plantedBy],
    paceOf(manifest, words),
    words.signs(manifest.longestUtterance ?? 0),
  ])
  return [words.head, words.head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('')
}

function paceOf({ pace }: Manifest, words: (typeof said)['en'] | (typeof said)['fr']): string {
  const time = (seconds: number) =>
    seconds < 3600 ? `${Math.round(seconds / 60)}\u00a0min` : `${Math.round(seconds / 3600)}\u00a0h`
  const [first, last] = [pace[0], pace.at(-1)]
  return first && last ? words.every(time(first.everySeconds), time(last.everySeconds)) : words.atOnce
}

describe.each(['README.md', 'README.fr.md'])('%s', (file) => {
  const text = read(file)
  it('is read in one go', () => expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(120))
  it('names the licence of the package, and its text is there', () => {
    const { license } = JSON.parse(read('package.json'))
    expect(license).toBe('AGPL-3.0-or-later')
    expect(text).toContain(`[${license}](LICENSE)`)
    expect(read('LICENSE')).toMatch(/^\s*GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/)
  })
  it('tells every setting there is, and no other', () => {
    const source = read('server/settings.ts')
    const settings = [...source.matchAll(/env\.([A-Z_]+)|\(env, '([A-Z_]+)'/g)].map(([, a, b]) => a ?? b)
    const ours = [...new Set(settings)].filter((name) => !/^(LC_|LANG)/.test(name!)).sort()
    const told = [...text.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm)].flatMap(([, names]) => names!.split(', '))
    expect(told.map((name) => name.replaceAll('`', '')).sort()).toEqual(ours)
  })
  it('tells every command there is, and no other', () => {
    const commands = (of: string) => [...of.matchAll(/^ *(?:npx )?insuffleur ([a-z-]+)/gm)].map(([, name]) => name)
    expect(commands(text)).toEqual(commands(wordsIn('en').cli.usage))
  })
})

describe.each(pages)('%s', (page) => {
  const text = read(page)
  const there = (path: string) => existsSync(join(root, dirname(page), path)) || existsSync(join(root, path))
  it('leads nowhere that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
    const inside = links.filter((link) => !/^(https?:|mailto:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''))
    expect(inside.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })
  it('names no file that is not there', () => {
    const named = [...text.matchAll(/`((?:[\w@.-]+\/)+[\w@.-]*)`/g)].map(([, path]) => path!)
    const folders =
      /^(bench|bin|channels|contract|database|desk|docs|kernel|server|test|tools|understanding|originality|web|words)\//
    expect(named.filter((path) => folders.test(path) && !there(path))).toEqual([])
  })
  it('names no script that package.json has not', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('the French of README.fr.md', () => {
  const sentences = read('README.fr.md')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/<!--[\s\S]*?-->|`[^`\n]*`|\]\([^)\s]*\)|^\|(?:\s*-+\s*\|)+$/gm, '')
  it.each([
    ['a thin no-break space before ; ! ?', /(?<!\u202f)[;?]|(?<!\u202f)!(?!\[)/],
    ['a no-break space before :', /(?<!\u00a0):(?=\s|$)/m],
    ['no-break spaces inside « »', /«(?!\u00a0)|(?<!\u00a0)»/],
    ['curly apostrophes', /\w'\w/],
    // product.md: the words the trade does not use of people.
    [
      'none of the words we refuse',
      /\b(g[ée]r(er|ez|é|ée|és|ées|ons|ent|ait)|gestion(naire)?s?|cibl(e|es|er|ez|é|és|ée|ées|age)|leads?|roi|rentabilités?|rentables?|fans?|followers?|tickets?|scoring)\b/i,
    ],
  ])('has %s', (_, wrong) => {
    expect(sentences.split('\n').filter((line) => wrong.test(line))).toEqual([])
  })
  it('says what README.md says, in as many parts', () => {
    const parts = (of: string) => [read(of).match(/^#{1,2} /gm)!.length, read(of).match(/^\| /gm)!.length]
    expect(parts('README.fr.md')).toEqual(parts('README.md'))
  })
})

describe.each(globSync('docs/decisions/*.md', { cwd: root }).sort())('%s', (file) => {
  it('says why, what, and what would make us leave it', () => {
    const text = read(file)
    expect(text).toMatch(new RegExp(`^# ${Number(/(\d{4})-/.exec(file)?.[1])}\\. `))
    for (const part of ['Context.', 'Decision.', 'Consequences.', 'What would make us leave'])
      expect(text).toContain(`**${part}`)
  })
})

it.each(globSync('docs/screens/*.png', { cwd: root }))('%s is light enough to be sent with every clone', (picture) => {
  expect(statSync(join(root, picture)).size).toBeLessThan(250_000)
})

describe('docs/design.md', () => {
  const text = read('docs/design.md')
  it('tells every colour, space and letter of web/tokens.css', () => {
    const tokens = new Set([...read('web/tokens.css').matchAll(/^ {2}(--[\w-]+):/gm)].map(([, name]) => name!))
    const told = new Set([...text.matchAll(/`(--[\w-]+)`/g)].map(([, name]) => name!))
    expect([...told].sort()).toEqual([...tokens].sort())
  })
  it('tells every key of the desk, and no other', () => {
    const sources = globSync('web/**/*.{ts,svelte}', { cwd: root }).map(read).join('\n')
    const keys = [...sources.matchAll(/keys: \[((?:'[^']+'(?:, )?)+)\]/g)].flatMap(([, list]) =>
      list!.split(', ').map((key) => key.slice(1, -1)),
    )
    const told = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key!).filter((key) => !key.startsWith('--'))
    expect([...new Set(told)].sort()).toEqual([...new Set(keys)].sort())
  })
})
