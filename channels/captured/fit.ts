import { type RawEvent } from '#channel'
import { type Day } from '#kernel'
import { believed, cleanLine, cleanText, webUrl } from '#reading'
import { type Field } from './columns.ts'
import { type Mention, nameOf, tellOf, writeMention } from './mention.ts'
import { type Order, readWhen } from './when.ts'

/** What stands in the form, or on a line of a file: to the letter. */
export type Given = Readonly<Partial<Record<Field, string>>>

/** `told`: another name for it, where its author and its moment are known. Either met before, it is known. */
export interface Fit {
  kind: 'fit'
  nativeId: string
  told: string | null
  event: RawEvent
  /** As it will be heard. */
  mention: Mention
}

/** Why it cannot be heard, each with its sentence in the words; `field`: where to look again. */
export interface Unfit {
  kind: 'unfit'
  why:
    | 'no-address'
    | 'address-not-web'
    | 'address-inside'
    | 'no-text'
    | 'too-long'
    | 'date-not-read'
    | 'date-ahead'
    | 'date-too-old'
  field: Field
}

/** UTF-16 units: longer than any place lets one speak. */
const longestText = 20_000

/** Makes an event for the ledger of what somebody wrote down; nothing is guessed, nothing is cut. */
export function fitMention(given: Given, how: { zone: string; now: Date; order?: Order }): Fit | Unfit {
  const address = addressIn(given.address ?? '')
  if ('why' in address) return { kind: 'unfit', ...address, field: 'address' }
  const text = cleanText(given.text ?? '', longestText + 1)
  if (!text) return { kind: 'unfit', why: 'no-text', field: 'text' }
  if (text.length > longestText) return { kind: 'unfit', why: 'too-long', field: 'text' }
  const date = dateIn(given.date ?? '', how)
  if ('why' in date) return { kind: 'unfit', ...date, field: 'date' }
  const mention = {
    address: address.href,
    text,
    author: cleanLine(given.author ?? '', 200) || null,
    title: cleanLine(given.title ?? '', 300) || null,
    saidAt: date.at?.toISOString() ?? null,
    saidOn: date.on,
  }
  const { author, saidAt } = mention
  // Without its hour, a date is shared by all that one person says beneath a post that day.
  const told = author && saidAt && !date.on ? tellOf({ ...mention, author, saidAt }) : null
  return { kind: 'fit', nativeId: nameOf(mention), told, event: writeMention(mention), mention }
}

function addressIn(written: string): { href: string } | { why: 'no-address' | 'address-not-web' | 'address-inside' } {
  const bare = written.trim()
  if (!bare) return { why: 'no-address' }
  const href = /^https?:\/\//i.test(bare) && bare.length <= 2000 && !/\s/.test(bare) ? webUrl(bare) : null
  if (!href || href.length > 2000) return { why: 'address-not-web' }
  const url = new URL(href)
  if (isInside(url.hostname)) return { why: 'address-inside' }
  // A password that was copied along opens something: it is kept nowhere.
  url.username = ''
  url.password = ''
  return { href: url.href }
}

/** Nobody else can open it: a machine, a number, a name of the house. Nothing is ever fetched from there. */
function isInside(host: string): boolean {
  const name = host.replace(/\.$/, '')
  return (
    !name.includes('.') ||
    /^[\d.]+$/.test(name) ||
    name.startsWith('[') ||
    /\.(local|localhost|internal|home|lan)$/.test(name)
  )
}

function dateIn(
  written: string,
  { zone, now, order }: { zone: string; now: Date; order?: Order },
): { at: Date | null; on: Day | null } | { why: 'date-not-read' | 'date-ahead' | 'date-too-old' } {
  if (!written.trim()) return { at: null, on: null }
  const when = readWhen(written, zone, order)
  if (!when) return { why: 'date-not-read' }
  if (!believed(when.at, now)) return { why: when.at > now ? 'date-ahead' : 'date-too-old' }
  // Noon of today may be to come.
  return when.at > now ? { ...when, at: now } : when
}
