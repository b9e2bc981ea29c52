import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const words = 'Les pêchers « d’été » : œuvre à 3 €'
const utf8 = Buffer.from(words)
const latin = iconv.encode(words, 'windows-1252')
const xml = (charset: string, body: Buffer) =>
  Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${charset}"?><a>`), body, Buffer.from('</a>')])

it.each<[string, Uint8Array, string | null]>([
  ['UTF-8, said', utf8, 'text/plain; charset=utf-8'],
  ['UTF-8, unsaid', utf8, null],
  ['UTF-8 called Latin-1 by the server', utf8, 'text/xml; charset=ISO-8859-1'],
  ['UTF-8 called Latin-1 by itself', xml('iso-8859-1', utf8), 'text/xml'],
  ['Windows-1252, said', latin, 'text/plain; charset="windows-1252"'],
  ['Windows-1252 called UTF-8', latin, 'text/xml; charset=utf-8'],
  ['Windows-1252 called Latin-1 by itself', xml('ISO-8859-1', latin), null],
  ['Windows-1252, unsaid', latin, null],
  ['a charset nobody knows', utf8, 'text/plain; charset=klingon'],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${words}`, 'utf16le'), null],
  ['UTF-16 without', Buffer.from(`<a>${words}</a>`, 'utf16le'), 'text/xml'],
  ['UTF-16 big endian', iconv.encode(`\ufeff${words}`, 'utf-16be', { addBOM: true }), null],
  ['UTF-32', iconv.encode(words, 'utf-32', { addBOM: true }), null],
  [
    'UTF-8 with its mark, called otherwise',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]),
    'text/xml; charset=koi8-r',
  ],
])('%s', (_, bytes, contentType) => expect(decodeText(bytes, contentType).text).toContain(words))

it('reads charsets of elsewhere', () => {
  expect(decodeText(iconv.encode('привет, вкусно', 'koi8-r'), 'text/xml; charset=koi8-r').text).toBe('привет, вкусно')
  expect(decodeText(iconv.encode('日本語の桃', 'shift_jis'), 'text/xml; charset=Shift_JIS').text).toBe('日本語の桃')
  expect(decodeText(xml('gb2312', iconv.encode('苹果', 'gbk'))).text).toContain('苹果')
  const jis = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42])
  expect(decodeText(jis, 'text/plain; charset=iso-2022-jp').text).toBe('日本')
})

it('loses only the broken letter of a text cut in its middle', () => {
  const cut = Buffer.concat([Buffer.from('é'.repeat(30)), Buffer.from([0xc3])])
  expect(decodeText(cut).text).toBe(`${'é'.repeat(30)}\ufffd`)
})

it('takes any bytes and any label', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 30 }), (bytes, label) => {
      expect(typeof decodeText(bytes, `text/xml; charset=${label}`).text).toBe('string')
    }),
  )
})
