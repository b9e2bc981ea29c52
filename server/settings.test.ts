import { expect, test } from 'vitest'
import { readSettings, strangersMayKnock } from './settings.ts'

const here = { host: '127.0.0.1', publicUrl: 'http://localhost:4000', trustProxy: 0 }

test.each([
  ['this machine alone', {}, false],
  ['its addresses by their other names', { host: '::1', publicUrl: 'http://[::1]:4000' }, false],
  ['every address of the machine', { host: '0.0.0.0' }, true],
  ['a proxy of one’s own', { trustProxy: 1 }, true],
  ['links that lead elsewhere', { publicUrl: 'https://desk.example' }, true],
  ['a name that only begins like loopback', { publicUrl: 'https://127.0.0.1.desk.example' }, true],
])('who may knock: %s', (_, change, mayStrangers) => {
  expect(strangersMayKnock({ ...here, ...change })).toBe(mayStrangers)
})

test.each([
  [{}, null],
  [
    { MAIL_URL: 'smtps://a:b@mail.example', MAIL_FROM: 'o@a.example' },
    { url: 'smtps://a:b@mail.example', from: 'o@a.example' },
  ],
])('the way out for letters: %j', (env, mail) => expect(readSettings(env).mail).toEqual(mail))

test.each([
  [{ MAIL_URL: 'http://mail.example', MAIL_FROM: 'o@a.example' }, 'MAIL_URL'],
  [{ MAIL_URL: 'smtp://', MAIL_FROM: 'o@a.example' }, 'MAIL_URL'],
  [{ MAIL_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
  [{ MAIL_URL: 'smtp://mail.example', MAIL_FROM: 'Odile <o@a.example>' }, 'MAIL_FROM'],
])('is refused where it does not fit: %j', (env, which) => expect(() => readSettings(env)).toThrow(which))
