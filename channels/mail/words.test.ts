import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type Part, writtenIn } from './words.ts'

const part = (body: Uint8Array | string, charset = 'utf-8', encoding = '8bit', more: Partial<Part> = {}): Part => ({
  type: 'text/plain',
  charset,
  encoding,
  body: Buffer.from(body).toString('base64'),
  block: 0,
  ...more,
})
const text = (...parts: Part[]) => writtenIn(parts).text
const words = 'Déçue : la pêche « d’été » à 3 €'
const japanese = Buffer.from('1b244234452439242e1b2842', 'hex')

describe('charsets, told rightly or not', () => {
  it.each<[string, Part, string]>([
    ['UTF-8', part(words), words],
    ['UTF-8 called Latin-1', part(words, 'iso-8859-1'), words],
    ['UTF-8 called ASCII', part(words, 'us-ascii'), words],
    ['Windows-1252', part(iconv.encode(words, 'windows-1252'), 'windows-1252'), words],
    ['Windows-1252 called Latin-1', part(iconv.encode(words, 'windows-1252'), 'ISO-8859-1'), words],
    ['Windows-1252 called UTF-8', part(iconv.encode(words, 'windows-1252'), 'utf-8'), words],
    ['Latin-9', part(iconv.encode('œuf à 3 €', 'iso-8859-15'), 'iso-8859-15'), 'œuf à 3 €'],
    ['a charset nobody knows', part(words, 'klingon'), words],
    ['no charset', part(words, ''), words],
    ['a charset that is none', part(words, '"; drop table'), words],
    ['UTF-7, which nobody trusts', part('+AOk-t+AOk-', 'utf-7'), '+AOk-t+AOk-'],
    ['ISO-2022-JP', part(japanese, 'ISO-2022-JP'), '甘すぎ'],
    ['GB18030', part(iconv.encode('太甜了', 'gb18030'), 'GB18030'), '太甜了'],
    ['GB2312 that holds more', part(iconv.encode('朱镕基', 'gbk'), 'gb2312'), '朱镕基'],
    ['KOI8-R', part(iconv.encode('слишком сладко', 'koi8-r'), 'koi8-r'), 'слишком сладко'],
  ])('%s', (_, one, told) => expect(text(one)).toBe(told))
})

describe('encodings, whole or broken', () => {
  const packed = Buffer.from(words).toString('base64')
  it.each<[string, Part, string]>([
    ['base64', part(packed, 'utf-8', 'base64'), words],
    ['base64 in capitals, in lines', part(packed.replace(/.{20}/g, '$&\r\n'), 'utf-8', 'BASE64'), words],
    ['base64 cut short', part(packed.slice(0, -6), 'utf-8', 'base64'), words.slice(0, -2)],
    ['base64 with other things in it', part(`${packed.slice(0, 8)}*!\r\n${packed.slice(8)}`, 'utf-8', 'base64'), words],
    ['quoted-printable', part('=C3=A9t=C3=A9 =\r\nchaud', 'utf-8', 'quoted-printable'), 'été chaud'],
    ['quoted-printable in small letters', part('=c3=a9t=c3=a9', 'utf-8', 'quoted-printable'), 'été'],
    ['quoted-printable broken', part('100 = %, =ZZ, =C3=A9=', 'utf-8', 'quoted-printable'), '100 = %, =ZZ, é'],
    ['quoted-printable not encoded at all', part(words, 'utf-8', 'quoted-printable'), words],
    ['an encoding nobody knows', part(words, 'utf-8', 'x-klingon'), words],
  ])('%s', (_, one, told) => expect(text(one)).toBe(told))
})

describe('of several parts', () => {
  const marked = (body: string, block = 0) => part(body, 'utf-8', '8bit', { type: 'text/html', block })
  it('the plain one where it says something', () => {
    expect(text(part('La poire.'), marked('<p>La poire.</p>'))).toBe('La poire.')
    expect(text(part(' \r\n'), marked('<p>La poire.</p>'))).toBe('La poire.')
  })
  it('all that follow each other', () => {
    expect(text(part('Un'), part('Deux', 'utf-8', '8bit', { block: 1 }), marked('<p>Trois</p>', 2))).toBe(
      'Un\n\nDeux\n\nTrois',
    )
  })
  it('scripts, styles and pictures say nothing, and what is hidden is shown', () => {
    const html =
      '<head><style>b{}</style></head><script>x()</script>Un <img src="https://suivi.example/1.gif"><span style="display:none">deux</span><font color="white">trois</font><p>q'
    const written = writtenIn([marked(html)])
    expect(written.text).toBe('Un deuxtrois\n\nq')
    expect(written.html ?? '').not.toMatch(/style|script|suivi|img|display/)
  })
  it('a head never closed hides no words', () => {
    expect(text(marked('<html><head><title>x</title><body>La poire.</body></html>'))).toBe('La poire.')
  })
})
