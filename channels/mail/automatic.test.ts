import { describe, expect, it } from 'vitest'
import { whyAutomatic } from './automatic.ts'
import { headerIn } from './header.ts'

const own = 'bonjour@compotes.example'
const why = (fields: string) =>
  whyAutomatic(headerIn(Buffer.from(`From: Marie <marie@verger.example>\r\n${fields}`)), own)

describe('written by a machine', () => {
  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated (rule 3)',
    'AUTO-SUBMITTED:   Auto-Notified; owner-email="a@b.example"',
    'Return-Path: <>',
    'Return-Path: < >',
    'Return-Path: <marie@verger.example>\r\nReturn-Path: <>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    'Content-Type: multipart/report; report-type=disposition-notification',
    'Content-Type: Multipart/Report; report-type=feedback-report',
    'Content-Type: message/delivery-status',
    'X-Failed-Recipients: paul@potager.example',
    'Precedence: bulk',
    'Precedence: list',
    'Precedence: junk',
    'Precedence: auto_reply',
    'Preference: auto_reply',
    'List-Id: Jardins <jardins.listes.example>',
    'List-Post: <mailto:jardins@listes.example>',
    'List-Unsubscribe: <https://lettre.example/x>',
    'X-Autoreply: yes',
    'X-Autorespond: vacances',
    'X-Mail-Autoreply: 1',
    'X-Auto-Response-Suppress: All\r\nSubject: Automatic reply: Compote',
    'X-Auto-Response-Suppress: OOF\r\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique_:_Compote?=',
    'X-Auto-Response-Suppress: All\r\nSubject: Out of Office: Compote',
    'X-Auto-Response-Suppress: All\r\nSubject: Abwesenheitsnotiz',
    // Folded, as long fields are.
    'Auto-Submitted:\r\n auto-replied',
  ])('%j', (fields) => expect(why(fields)).toEqual(expect.any(String)))

  it.each(['MAILER-DAEMON@relais.example', '"Mail Delivery" <Postmaster@relais.example>'])('from %s', (from) =>
    expect(whyAutomatic(headerIn(Buffer.from(`From: ${from}\r\n`)), own)).toBe('from a mail server'),
  )
})

describe('written by a person', () => {
  it.each([
    'Auto-Submitted: no',
    'Precedence: first-class',
    'Return-Path: <marie@verger.example>',
    'Content-Type: multipart/mixed; boundary=report',
    // Asks machines for silence; people's programs and Exchange set it too.
    'X-Auto-Response-Suppress: All\r\nSubject: Compote',
    'Subject: Réponse automatique, vraiment ?',
    // A group of our own house hands on what people write to it.
    'List-Id: <contact.compotes.example>\r\nPrecedence: list',
  ])('%j', (fields) => expect(why(fields)).toBeNull())

  it('but what a group of our house sends of our own is its list', () => {
    const header = headerIn(Buffer.from('From: lettre@compotes.example\r\nList-Id: <lettre.compotes.example>\r\n'))
    expect(whyAutomatic(header, own)).toContain('mailing list')
    expect(why('List-Id: <contact.mescompotes.example>')).toContain('mailing list')
    expect(why('List-Id: <contact.compotes.example>\r\nAuto-Submitted: auto-replied')).toContain('automatic')
  })
})
