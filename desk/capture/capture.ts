import { type RawEvent } from '#channel'
import { type ContactPoint, contactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Day, type Id, Refusal } from '#kernel'

/** The channel whose places take what is written down. */
export const capturedKey = 'captured'

/** To the letter, as it stands in the form or on a line. */
export interface Given {
  address?: string
  author?: string
  text?: string
  date?: string
  title?: string
}

export interface Fit {
  kind: 'fit'
  nativeId: string
  told: string | null
  event: RawEvent
  mention: {
    address: string
    author: string | null
    text: string
    title: string | null
    saidAt: string | null
    /** The day alone, where no hour was written. */
    saidOn?: Day | null
  }
}

export interface Unfit {
  kind: 'unfit'
  why: string
  field: keyof Given
}

type Order = 'day-first' | 'month-first'
/** What a column of a file is taken for; null: it is not read. */
export type Taken = keyof Given | null
export type Line = { line: number; given: Given } | { line: number; broken: true }

export interface Table {
  kind: 'table'
  columns: { head: string; field: Taken; example: string }[]
  /** No column is taken for what nothing can be heard without. */
  missing: ('address' | 'text')[]
  order: Order
  lines: Line[]
}

/** What the channel knows of files and of words: `server/main.ts` hands it over. */
export interface CaptureReader {
  fit(given: Given, how: { zone: string; now: Date; order?: Order }): Fit | Unfit
  /** `chosen`: what each column is, by someone who has seen it. */
  table(bytes: Uint8Array, chosen?: readonly Taken[]): Table | { kind: 'no-table'; why: string }
  pasted(pasted: string, zone: string): Required<Given>
}

/** Which capture is meant. */
export interface At {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
}

/** Why a line was not heard. */
export interface Amiss {
  line: number
  why: string
}

/** What a line is, as it will be heard. */
export function readLine(
  reader: CaptureReader,
  line: Line,
  how: { zone: string; now: Date; order: Order },
): Fit | Amiss {
  if (!('given' in line)) return { line: line.line, why: 'quotes' }
  const fit = reader.fit(line.given, how)
  return fit.kind === 'fit' ? fit : { line: line.line, why: fit.why }
}

/** The place, where one may write down there now. */
export async function placeToNote(db: Db, { workspace, place }: At): Promise<ContactPoint> {
  const found = await contactPoint(db, workspace, place)
  if (found.channel !== capturedKey) throw new Refusal('capture.not-here', 422)
  if (found.closedAt) throw new Refusal('capture.place-closed', 409)
  return found
}
