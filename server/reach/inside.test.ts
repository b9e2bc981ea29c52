import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInside, isNameInside, mayReach } from './inside.ts'
import { readWebAddress } from './web-address.ts'

describe('what is inside', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '2001:db8::1',
    '[::1]',
    'not an address',
    '',
  ])('%s', (address) => expect(isInside(address)).toBe(true))

  it.each([
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '100.63.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('and %s is not', (address) => expect(isInside(address)).toBe(false))

  it('holds for every address of the private ranges', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(byte, byte, byte, (b, c, d) => isInside(`10.${b}.${c}.${d}`) && isInside(`127.${b}.${c}.${d}`)),
    )
    fc.assert(fc.property(byte, byte, byte, (b, c, d) => isInside(`::ffff:10.${b}.${c}.${d}`)))
  })

  it('opens only what a setting names', () => {
    expect(mayReach('10.1.2.3', ['10.1.0.0/16'])).toBe(true)
    expect(mayReach('10.2.2.3', ['10.1.0.0/16'])).toBe(false)
    expect(mayReach('::ffff:10.1.2.3', ['10.1.2.3'])).toBe(true)
    expect(mayReach('::1', ['127.0.0.1', 'nonsense', 'x/y'])).toBe(false)
  })

  it.each(['localhost', 'LOCALHOST.', 'a.localhost', 'printer.local', 'metadata.google.internal', 'box.home.arpa'])(
    'by name: %s',
    (name) => expect(isNameInside(name)).toBe(true),
  )
})

describe('an address read', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://127.0.0.1./',
    'http://localhost/',
    'http://localhost./',
    'http://LocalHost:80/',
    'http://intranet/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
  ])('%s is inside', (text) => expect(readWebAddress(text, false).kind).toBe('inside'))

  it.each([
    'ftp://blog.example/',
    'file:///etc/passwd',
    'gopher://blog.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://user:secret@blog.example/',
    'http://blog.example:22/',
    'http://blog.example:6379/',
    'http://',
    '',
    `http://blog.example/${'a'.repeat(5000)}`,
  ])('%s is not a web address', (text) => expect(readWebAddress(text, false).kind).toBe('not-understood'))

  it('keeps an ordinary one, without its fragment', () => {
    const read = readWebAddress('https://Blog.Example:8443/a?b=c#d', false)
    expect(read.kind === 'web' && read.url.href).toBe('https://blog.example:8443/a?b=c')
  })
})
