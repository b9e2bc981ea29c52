import { expect, test } from 'vitest'
import { strangersMayKnock } from './settings.ts'

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
