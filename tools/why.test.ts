import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { rowsOf } from './why/texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'insuffleur-why-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function why(...args: string[]) {
  return spawnSync(process.execPath, ['tools/why.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '', LC_MESSAGES: '' },
  })
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const french = [
  'Trop cher pour ce que c’est',
  'Beaucoup trop cher',
  'Le colis n’est jamais arrivé ; <script>alert(1)</script>',
  'J’adore, merci',
  'Vous livrez en Belgique ?',
  'Livrez-vous la Belgique ?',
  'bof',
]
const table = `n;Commentaire\r\n${french.map((text, at) => `${at};"${text}"`).join('\r\n')}\r\n`

describe('npm run why', () => {
  test('says how many dislike, why and in whose words, in the language of the file', () => {
    const { status, stdout, stderr } = why(file('avis.csv', table))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Sur 7 messages, 4 n’aiment pas')
    expect(stdout).toMatch(/Prix · moins cher · 2 personnes\n {4}« [^»]*trop cher/i)
    expect(stdout).toContain('(2 fois)')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(78)
  })

  test('writes one page that fetches nothing and runs nothing', () => {
    const page = join(folder, 'why.html')
    expect(why(file('avis.csv', table), '--html', page).status).toBe(0)
    const html = readFileSync(page, 'utf8')
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('light-dark(')
    expect(html).toMatch(/<mark>[^<]*trop cher/i)
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|https?:/)
  })

  test('reads lines of JSON, the column it is told, and old spreadsheets', () => {
    const lines = file('said.jsonl', `{"id":1,"text":"too expensive"}\nnonsense\n"arrived broken"\n`)
    const told = why(lines)
    expect(told.status).toBe(1)
    expect(told.stderr).toBe(`${lines}: line 2: not JSON\n`)
    expect(told.stdout).toContain('Of 2 messages, 2 dislike')
    const columns = file('two.csv', 'text,said\nignored,way too expensive\n')
    expect(why(columns, '--text', 'said').stdout).toContain('too expensive')
    const latin = file('vieux.csv', Buffer.from('avis\ntrop sucr\u00e9, vraiment d\u00e9\u00e7ue\n', 'latin1'))
    expect(why(latin).stdout).toContain('sucré')
  })

  test('says in a sentence what it misses', () => {
    const missing = why(file('a.csv', 'one,two\n1,2\n'), '--text', 'three')
    expect(missing.status).toBe(1)
    expect(missing.stderr).toBe('No column “three”. There are: one, two.\n')
    expect(why().stderr).toContain('npm run -s why')
    expect(why(join(folder, 'nowhere.csv')).stderr).toContain('nowhere.csv')
    expect(why(file('empty.csv', '')).stdout).toContain('Of 0 messages')
  })
})

test.each([
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a;b;c\r\n1;;3\r\n',
    [
      ['a', 'b', 'c'],
      ['1', '', '3'],
    ],
  ],
  [
    'a\tb\n"x ""y""\nz"\t2\n',
    [
      ['a', 'b'],
      ['x "y"\nz', '2'],
    ],
  ],
  [
    'a,b\n1,\n',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  ['a,b\n"never closed,2\n', [['a', 'b'], ['never closed,2\n']]],
  ['\n\n', []],
])('a table: %j', (text, rows) => {
  expect(rowsOf(text)).toEqual(rows)
})
