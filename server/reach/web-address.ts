import { isIP } from 'node:net'
import { type Inside, isNameInside, mayReach } from './inside.ts'

export type WebAddress = { kind: 'web'; url: URL } | { kind: 'not-understood' | 'inside'; detail: string }

// Databases, caches and mail: nothing there that a channel could read, much that a forged request could harm.
const portsOfOthers = new Set([1433, 1521, 2375, 2379, 3306, 3389, 5432, 5672, 5900, 6379, 9092, 9200, 11211, 27017])

/** Reads an address and refuses, before any packet leaves, what can be refused by its looks. */
export function readWebAddress(text: string, allowed: Inside, base?: URL): WebAddress {
  if (text.length > 4096) return { kind: 'not-understood', detail: 'longer than 4,096 characters' }
  const url = URL.parse(text, base?.href)
  if (!url) return { kind: 'not-understood', detail: text.slice(0, 200) }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'not-understood', detail: url.protocol }
  if (url.username || url.password) return { kind: 'not-understood', detail: 'name and password in the address' }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
  if (!host) return { kind: 'not-understood', detail: 'no host' }
  // The URL parser has already turned 0x7f.1, 0177.0.0.1 and 2130706433 into 127.0.0.1.
  if (isIP(host) ? !mayReach(host, allowed) : allowed === false && (isNameInside(host) || !host.includes('.'))) {
    return { kind: 'inside', detail: host }
  }
  const port = Number(url.port)
  if (allowed !== true && port && ((port < 1024 && port !== 80 && port !== 443) || portsOfOthers.has(port))) {
    return { kind: 'not-understood', detail: `port ${port}` }
  }
  url.hash = ''
  return { kind: 'web', url }
}
