import { type Json } from '#kernel'

/** How far a folder has been heard: its own numbers (RFC 3501 §2.3.1.1), never a date. */
export interface Heard {
  /** UIDVALIDITY; with another one all numbers mean other letters. */
  validity: string
  /** The lowest number not heard yet. */
  next: number
  /** Letters that are looked for again, for those taken away; newest last. */
  known: Map<number, string>
}

export interface Cursor {
  inbox: Heard | null
  sent: Heard | null
}

const mostKnown = 300

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  return { inbox: heardIn(fields.inbox), sent: heardIn(fields.sent) }
}

function heardIn(json: Json | undefined): Heard | null {
  if (!isObject(json) || typeof json.validity !== 'string' || !/^\d{1,20}$/.test(json.validity)) return null
  if (!isUid(json.next)) return null
  const known = Array.isArray(json.known) ? json.known : []
  const isKnown = (one: Json): one is [number, string] =>
    Array.isArray(one) && isUid(one[0]) && typeof one[1] === 'string' && one[1].length <= 300
  return { validity: json.validity, next: json.next, known: new Map(known.filter(isKnown).slice(-mostKnown)) }
}

export function writeCursor({ inbox, sent }: Cursor): Json {
  const write = (heard: Heard | null): Json =>
    heard && {
      validity: heard.validity,
      next: heard.next,
      known: [...heard.known]
        .sort(([one], [other]) => one - other)
        .slice(-mostKnown)
        .map(([uid, id]) => [uid, id]),
    }
  return { inbox: write(inbox), sent: write(sent) }
}

const isUid = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value <= 2 ** 32

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
