import { isIP, type LookupFunction } from 'node:net'
import { type WaysOut } from '#channel'
import { AddressInside } from './connect.ts'
import { failureOf } from './failure.ts'
import { type Inside, mayReach } from './inside.ts'

/** Finds an address of a name for what opens its own connections: the one that was checked is the one to connect to. */
export function openFind(allowed: Inside, lookup: LookupFunction): WaysOut['find'] {
  return async (host) => {
    const bare = host.trim().replace(/^\[|\]$/g, '')
    if (!bare || /[\s/@]/.test(bare) || bare.length > 253)
      return { kind: 'failed', why: 'address-not-understood', detail: bare.slice(0, 300) }
    try {
      return { kind: 'found', address: isIP(bare) ? checked(bare, allowed) : await looked(bare, lookup) }
    } catch (trouble) {
      return failureOf(trouble)
    }
  }
}

function checked(address: string, allowed: Inside): string {
  if (!mayReach(address, allowed)) throw new AddressInside(address)
  return address
}

function looked(host: string, lookup: LookupFunction): Promise<string> {
  return new Promise((found, failed) =>
    lookup(host, {}, (trouble, address) => (trouble ? failed(trouble) : found(String(address)))),
  )
}
