import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { linesAtMost, readTable } from './table.ts'

const file =
  'Adresse;Auteur;Message;Date;Titre\r\nhttps://a.example/1;Zoé;"trop sucrée ; trop chère";12/03/2026;L’été\r\n'
const line = {
  address: 'https://a.example/1',
  author: 'Zoé',
  text: 'trop sucrée ; trop chère',
  date: '12/03/2026',
  title: 'L’été',
}
const read = (text: string | Uint8Array) => {
  const table = readTable(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return table.kind === 'table' ? table.lines.map((one) => ('given' in one ? one.given : one)) : table.why
}

it.each(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])(
  'reads a file in %s, with its mark and without',
  (charset) => {
    expect(read(iconv.encode(file, charset))).toEqual([line])
    expect(read(iconv.encode(file, charset, { addBOM: true }))).toEqual([line])
  },
)

it.each([
  ['url,text,author\nhttps://a.example/1,yes,Zoé', { address: 'https://a.example/1', text: 'yes', author: 'Zoé' }],
  ['texte\tadresse\noui\thttps://a.example/1', { address: 'https://a.example/1', text: 'oui' }],
  ['sep=,\r\nURL,Text\r\nhttps://a.example/1,yes', { address: 'https://a.example/1', text: 'yes' }],
  ['\n\nÂge;ADRESSE ;Texte\n9;https://a.example/1;oui', { address: 'https://a.example/1', text: 'oui' }],
  ['adresse;texte\rhttps://a.example/1;oui\r', { address: 'https://a.example/1', text: 'oui' }],
])('knows the columns in any order: %j', (text, given) => expect(read(text)).toEqual([given]))

it('names each line as a spreadsheet counts it', () => {
  const table = readTable(
    new TextEncoder().encode('adresse;texte\n\nhttps://a.example;"deux\nlignes"\nhttps://b.example;oui'),
  )
  expect(table.kind === 'table' && table.lines.map((one) => one.line)).toEqual([3, 4])
})

it('shows what it cannot name, and takes each column for what someone who has seen it says', () => {
  const bytes = new TextEncoder().encode('Avis du mois;Où;Le 3\nbonne;https://a.example/1;02/03/2026\n')
  const seen = readTable(bytes)
  expect(seen).toMatchObject({
    columns: [
      { head: 'Avis du mois', field: null, example: 'bonne' },
      { head: 'Où', field: null, example: 'https://a.example/1' },
      { head: 'Le 3', field: null, example: '02/03/2026' },
    ],
    missing: ['address', 'text'],
  })
  const chosen = readTable(bytes, ['text', 'address', 'date'])
  expect(chosen).toMatchObject({
    missing: [],
    lines: [{ given: { text: 'bonne', address: 'https://a.example/1', date: '02/03/2026' } }],
  })
  // Chosen for another table, it says nothing of this one.
  expect(readTable(bytes, ['text', 'address'])).toEqual(seen)
})

it.each([
  ['nothing', '', 'empty'],
  ['blanks', ' \n\t\n', 'empty'],
  ['its head alone', 'adresse;texte\n', 'empty'],
  ['no line end', 'adresse;texte', 'empty'],
  ['NUL bytes', '\0'.repeat(5000), 'empty'],
  ['one column', 'une seule colonne\nrien', 'no-address-column'],
  ['addresses alone', 'adresse\nhttps://a.example', 'no-text-column'],
  ['five megabytes of one word', 'x'.repeat(5_000_000), 'no-address-column'],
  ['100,000 columns', `adresse;texte${';c'.repeat(100_000)}\nhttps://a.example;oui`, 'too-many-columns'],
  ['10,001 lines', `adresse;texte\n${'h;o\n'.repeat(linesAtMost + 1)}`, 'too-many-lines'],
])('declines a file with %s', (_, text, why) => expect(read(text)).toBe(why))
