import { randomInt } from 'node:crypto'
import { type Id, Refusal, readAddress } from '#kernel'

/** Which door is meant. */
export interface AtDoor {
  workspace: Id<'workspace'>
  door: Id<'door'>
}

/** What is proposed to whoever finds one closed: another door, or a page. */
export type OtherWay = { kind: 'door'; id: Id<'door'> } | { kind: 'page'; id: Id<'contact point'> }

/** None that are taken for one another where they are read from paper, nor vowels: no word comes of them by chance. */
const letters = 'bcdfghjkmnpqrstvwxz3467'
const units = 6

/** One of 148 million: too many to be tried where guesses are slowed down, few enough to be typed from paper. */
export const drawCode = (): string => Array.from({ length: units }, () => letters[randomInt(letters.length)]).join('')

const isCode = new RegExp(`^[${letters}]{${units}}$`)

/** As it was typed, in capitals too; null for what can be none. */
export function readCode(typed: string): string | null {
  const code = typed.toLowerCase()
  return isCode.test(code) ? code : null
}

/** Where a door hangs for everyone. */
export const doorAddress = (publicUrl: string, code: string): string => `${publicUrl}/d/${code}`

const longestAddress = 2000

/**
 * Where a door leads outside, as someone of the desk writes it: a page of the web and nothing else, with nobody's password
 * in it. It is kept with the door: what a visitor sends never changes where they are led.
 */
export function readWay(typed: string, publicUrl: string): string {
  const url = readAddress(typed)
  if (!url || url.username || url.password || url.href.length > longestAddress)
    throw new Refusal('door.address-unfit', 422)
  if (url.href.startsWith(`${publicUrl}/d/`)) throw new Refusal('door.leads-to-a-door', 422)
  return url.href
}
