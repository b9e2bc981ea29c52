import dns from 'node:dns'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { type Inside, isNameInside, mayReach } from './inside.ts'

export class AddressInside extends Error {
  readonly code = 'ADDRESS_INSIDE'
}

/** Resolves a name, and declines it where it leads inside. */
export function guardedLookup(allowed: Inside, resolve: LookupFunction = dns.lookup as LookupFunction): LookupFunction {
  return (host, options, done) => {
    if (isNameInside(host) && allowed === false) return done(new AddressInside(host), [], 4)
    resolve(host, { ...options, all: true }, (trouble, found) => {
      if (trouble) return done(trouble, [], 4)
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }]
      // One address inside among several is a trick or a mistake: either way the name is not to be trusted.
      // Where inside it leads is told to nobody: whoever may look could else draw a map of the network.
      const leadsInside = addresses.some(({ address }) => !mayReach(address, allowed))
      if (leadsInside || addresses.length === 0) return done(new AddressInside(host), [], 4)
      if (options.all) done(null, addresses)
      else done(null, addresses[0]!.address, addresses[0]!.family)
    })
  }
}

/** What became of each connection, for those whom nobody else tells. */
type Came = (of: { trouble: Error } | { socket: Socket }) => void

/**
 * An agent that only ever connects to addresses it has checked. The name is resolved here and the very addresses
 * that were checked are connected to, so a name that answers otherwise a moment later gains nothing.
 */
export function guardedAgent(
  allowed: Inside,
  lookup: LookupFunction,
  { came, webSocket }: { came?: Came; webSocket?: { maxPayloadSize: number } } = {},
): Agent {
  const connect = buildConnector({ lookup, timeout: 10_000, allowH2: false, autoSelectFamily: true })
  return new Agent({
    connect: (options, done) => {
      // Node asks no lookup for an address written as such.
      const bare = options.hostname.replace(/^\[|\]$/g, '')
      const fails = (trouble: Error) => {
        came?.({ trouble })
        done(trouble, null)
      }
      if (isIP(bare) && !mayReach(bare, allowed)) return fails(new AddressInside(bare))
      connect({ ...options, hostname: bare }, (...[trouble, socket]) => {
        if (trouble) return fails(trouble)
        if (!mayReach(socket.remoteAddress ?? '', allowed)) {
          socket.destroy()
          return fails(new AddressInside(bare))
        }
        came?.({ socket })
        done(null, socket)
      })
    },
    allowH2: false,
    maxHeaderSize: 32 * 1024,
    // One connection per exchange: a kept one that dies as it is used again would make a saying's outcome unknown.
    pipelining: 0,
    connections: 4,
    ...(webSocket && { webSocket }),
  })
}
