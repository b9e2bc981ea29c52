import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HeardWords, type RawEvent } from '#channel'
import { cpuMs } from '../../test/cpu.ts'
import { makeMessageId } from './ids.ts'
import { type Letter, writeLetter } from './letter.ts'
import { read } from './read.ts'

const own = 'bonjour@compotes.example'

function letter(header: string | Buffer, text = 'Trop sucrée.', more: Partial<Letter> = {}): RawEvent {
  const body = Buffer.from(text).toString('base64')
  return writeLetter(null, {
    folder: 'inbox',
    own,
    header: Buffer.from(header).toString('base64'),
    parts: [{ type: 'text/plain', charset: 'utf-8', encoding: '8bit', body, block: 0 }],
    attachments: [],
    at: '2026-11-20T12:00:00.000Z',
    ...more,
  })
}
const said = (event: RawEvent): HeardWords => {
  const heard = read(event)
  if (heard.kind !== 'read' || heard.heard[0]?.kind !== 'said') throw new Error(JSON.stringify(heard))
  return heard.heard[0]
}
const id = 'Message-ID: <un@verger.example>\r\n'
const from = (who: string) => {
  const heard = read(letter(`From: ${who}\r\n${id}`))
  return heard.kind === 'read' && heard.heard[0]?.kind === 'said' ? heard.heard[0].by : null
}

describe('who speaks', () => {
  it.each([
    ['Marie Prune <marie@verger.example>', 'Marie Prune', 'marie@verger.example'],
    ['MARIE@Verger.Example', 'marie@verger.example', 'marie@verger.example'],
    ['marie@verger.example (Marie)', 'Marie', 'marie@verger.example'],
    ['=?utf-8?Q?Ma=C3=AFa?= <maia@verger.example>', 'Maïa', 'maia@verger.example'],
    // Of several the first; Sender is whoever posted it (RFC 5322 §3.6.2).
    ['Marie <marie@verger.example>, Paul <paul@potager.example>', 'Marie', 'marie@verger.example'],
    ['Jardin: Marie <marie@verger.example>, paul@potager.example;', 'Marie', 'marie@verger.example'],
    [
      `${Array.from({ length: 1000 }, (_, at) => `v${at}@foule.example`).join(', ')}`,
      'v0@foule.example',
      'v0@foule.example',
    ],
    // A name that is another's address deceives.
    ['"odile@compotes.example" <x@ailleurs.example>', 'x@ailleurs.example', 'x@ailleurs.example'],
    ['"Odile ＠ compotes" <x@ailleurs.example>', 'Odile ＠ compotes', 'x@ailleurs.example'],
    ['"odile＠compotes.example" <x@ailleurs.example>', 'x@ailleurs.example', 'x@ailleurs.example'],
    ['=?utf-8?Q?odile=40compotes.example?= <x@ailleurs.example>', 'x@ailleurs.example', 'x@ailleurs.example'],
    [
      '=?utf-8?Q?Odile_=3Codile=40compotes.example=3E?= <x@ailleurs.example>',
      'x@ailleurs.example',
      'x@ailleurs.example',
    ],
    ['=?utf-8?Q?Odile=0D=0ABcc=3A_tous?= <x@ailleurs.example>', 'Odile Bcc: tous', 'x@ailleurs.example'],
    ['\u202egnuoy <x@ailleurs.example>', 'gnuoy', 'x@ailleurs.example'],
    ['\u202ea@b.example', 'a@b.example', 'a@b.example'],
    ['=?utf-8?Q?=E2=80=AEgnuoy?= <x@ailleurs.example>', 'gnuoy', 'x@ailleurs.example'],
  ])('%s', (written, name, nativeId) => expect(from(written)).toEqual({ name, nativeId, url: null }))

  it.each([
    ['nobody', ''],
    ['no address', 'Marie'],
    ['an address within a name alone', '=?utf-8?Q?odile=40compotes.example?='],
    ['a quoted local part, which nobody is answered at', '"odile@compotes.example x"@ailleurs.example'],
    ['several ats', 'odile@compotes.example@ailleurs.example'],
    ['nothing but marks', '<<>>@,;:'],
  ])('cannot be told: %s', (_, written) => expect(from(written)).toBeNull())

  it('is whom the letter wants answered, where it names exactly one who is not us', () => {
    const by = (replyTo: string) =>
      said(letter(`From: Site <formulaire@site.example>\r\nReply-To: ${replyTo}\r\n${id}`)).by.nativeId
    expect(by('Marie <marie@verger.example>')).toBe('marie@verger.example')
    expect(by('marie@verger.example, paul@potager.example')).toBe('formulaire@site.example')
    expect(by(own)).toBe('formulaire@site.example')
    expect(read(letter(`From: a@b.example\r\nReply-To: mailer-daemon@b.example\r\n${id}`))).toMatchObject({
      why: 'from a mail server',
    })
  })

  it('is read of the first field, whatever others follow', () => {
    expect(said(letter(`From: a@b.example\r\nFrom: ${own}\r\nSender: c@d.example\r\n${id}`)).by.nativeId).toBe(
      'a@b.example',
    )
  })

  it('is never us in what arrives', () => {
    expect(said(letter(`From: ${own}\r\n${id}`)).ours).toBe(false)
    const made = makeMessageId('k', 'thread:x', own)
    expect(read(letter(`From: a@b.example\r\nMessage-ID: <${made}>\r\n`))).toMatchObject({ kind: 'not-understood' })
    expect(read(letter(`From: a@b.example\r\nMessage-ID: <begun.${made}>\r\n`))).toMatchObject({
      kind: 'not-understood',
    })
  })
})

describe('what thread it stands in', () => {
  const thread = (who: string, fields: string) => said(letter(`From: ${who}\r\n${fields}`)).thread.nativeId
  const first = thread('marie@verger.example', `${id}Subject: Compote\r\n`)

  it('joins by References, by In-Reply-To, and by the Message-ID of our answer alone', () => {
    const reply = 'Message-ID: <deux@verger.example>\r\n'
    expect(thread('marie@verger.example', `${reply}References: <un@verger.example> <x@y.example>\r\n`)).toBe(first)
    expect(thread('marie@verger.example', `${reply}In-Reply-To: <un@verger.example>\r\n`)).toBe(first)
    const ours = makeMessageId('k', first, own)
    expect(thread('Marie@Verger.example', `${reply}In-Reply-To: <${ours}>\r\nSubject: autre chose\r\n`)).toBe(first)
  })

  it('never by subject, never across correspondents', () => {
    expect(thread('marie@verger.example', 'Message-ID: <trois@verger.example>\r\nSubject: Compote\r\n')).not.toBe(first)
    const ours = makeMessageId('k', first, own)
    for (const fields of [id, `References: <un@verger.example>\r\n`, `In-Reply-To: <${ours}>\r\n`])
      expect(thread('paul@potager.example', `${fields}Subject: Compote\r\n`)).not.toBe(first)
  })
})

describe('whatever arrives', () => {
  const anyHeader = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc
      .array(
        fc.constantFrom(
          'From: ',
          'Subject: ',
          'Date: ',
          'Reply-To: ',
          'References: ',
          'Content-Type: ',
          '\r\n',
          '\n ',
          '<',
          '>',
          '@',
          ',',
          ';',
          'a@b.c',
          '=?utf-8?Q?',
          '=?',
          '?=',
          '"',
          '\\',
          '(',
          ')',
          '\0',
          '\u202e',
          'é',
          ':',
          '[',
          ']',
          '😀',
        ),
        { maxLength: 60 },
      )
      .map((pieces) => Buffer.from(pieces.join(''))),
  )
  const anyPart = fc.record({
    type: fc.constantFrom('text/plain', 'text/html', 'image/png', ''),
    charset: fc.oneof(
      fc.constantFrom('utf-8', 'iso-2022-jp', 'gb18030', 'utf-7', 'utf-16', 'klingon', 'x'.repeat(99)),
      fc.string(),
    ),
    encoding: fc.oneof(fc.constantFrom('base64', 'quoted-printable', 'BASE64', '7bit', 'x-uuencode'), fc.string()),
    body: fc.oneof(fc.base64String({ maxLength: 400 }), fc.string({ maxLength: 100 })),
    block: fc.integer({ min: -3, max: 3 }),
  })

  it('is read to a value, the same each time, and quickly', () => {
    fc.assert(
      fc.property(
        anyHeader,
        fc.array(anyPart, { maxLength: 4 }),
        fc.constantFrom('inbox', 'sent'),
        (header, parts, folder) => {
          const event = letter(header, '', { parts, folder: folder as 'inbox' | 'sent' })
          const start = cpuMs()
          const heard = read(event)
          expect(cpuMs() - start).toBeLessThan(1000)
          expect(read(event)).toEqual(heard)
          if (heard.kind !== 'read' || heard.heard[0]?.kind !== 'said') return
          const { text, by, title } = heard.heard[0]
          expect(
            [text, by.name, title ?? ''].every((words) => words.isWellFormed() && !/[\0\u202a-\u202e]/.test(words)),
          ).toBe(true)
          expect(by.nativeId === own || by.nativeId === '' || by.nativeId.includes('@')).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each<[string, Parameters<typeof letter>]>([
    ['a header of a megabyte', [`From: a@b.example\r\nX: ${'a'.repeat(1_000_000)}\r\n`]],
    ['a hundred thousand fields', ['X: y\r\n'.repeat(100_000)]],
    ['one field in a hundred thousand pieces', [`From: a@b.example\r\nX: ${'a\r\n '.repeat(100_000)}`]],
    ['ten thousand references', [`From: a@b.example\r\nReferences: ${'<a@b> '.repeat(10_000)}\r\n`]],
    ['encoded words without end', [`From: a@b.example\r\nSubject: ${'=?utf-8?Q?=41?= '.repeat(20_000)}\r\n`]],
    ['brackets within brackets', [`From: ${'('.repeat(50_000)}a@b.example\r\n`]],
    ['quotes never closed', [`From: ${'"\\'.repeat(50_000)}a@b.example\r\n`]],
    ['groups within groups', [`From: ${'a:'.repeat(50_000)}a@b.example\r\n`]],
    ['a text of equal signs', ['From: a@b.example\r\n', '='.repeat(300_000)]],
    ['a text of quotations', ['From: a@b.example\r\n', '> a\n'.repeat(75_000)]],
  ])('takes little time for %s', (_, given) => {
    const event = letter(...given)
    const start = cpuMs()
    read(event)
    expect(cpuMs() - start).toBeLessThan(2000)
  })
})
