import ipaddr from 'ipaddr.js'

/**
 * What of the inside may be reached: nothing (`false`), all of it (`true`: tests, a machine in one's own cellar), or
 * the addresses and ranges named here (`10.1.2.3`, `10.1.0.0/16`, `fd00::/8`).
 */
export type Inside = boolean | readonly string[]

const globalUnicast6 = ipaddr.IPv6.parseCIDR('2000::/3')
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
// Answers with a machine's secrets from an address that looks like any other (Azure's host).
const outsideInName = new Set(['168.63.129.16'])

/** Whether an IP address, written in any usual form, is one that only a neighbour could reach. Unreadable: yes. */
export function isInside(address: string): boolean {
  const ip = readIp(address)
  if (!ip) return true
  if (ip instanceof ipaddr.IPv4) return ip.range() !== 'unicast' || outsideInName.has(ip.toString())
  // IPv4 dressed as IPv6: mapped (RFC 4291) and NAT64 (RFC 6052). 6to4 and Teredo fall out below, by their range.
  if (ip.isIPv4MappedAddress()) return isInside(ip.toIPv4Address().toString())
  if (ip.match(nat64)) return isInside(ip.toByteArray().slice(12).join('.'))
  return !ip.match(globalUnicast6) || ip.range() !== 'unicast'
}

export function mayReach(address: string, allowed: Inside): boolean {
  if (allowed === true || !isInside(address)) return true
  if (allowed === false) return false
  const ip = readIp(address)
  return ip !== null && allowed.some((range) => isWithin(ip, range))
}

/** Names that mean this machine or its neighbours whatever the resolver says (RFC 6761, RFC 6762, RFC 8375). */
export function isNameInside(host: string): boolean {
  return /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/i.test(host.replace(/\.+$/, ''))
}

function readIp(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  return ipaddr.isValid(bare) ? ipaddr.parse(bare) : null
}

function isWithin(ip: ipaddr.IPv4 | ipaddr.IPv6, range: string): boolean {
  const of = ip instanceof ipaddr.IPv6 && ip.isIPv4MappedAddress() ? ip.toIPv4Address() : ip
  try {
    const [base, bits] = range.includes('/')
      ? ipaddr.parseCIDR(range)
      : [ipaddr.parse(range), range.includes(':') ? 128 : 32]
    return of.kind() === base.kind() && of.match(base, bits)
  } catch {
    return false
  }
}
