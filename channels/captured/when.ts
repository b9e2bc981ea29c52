import { type Day, dayOf } from '#kernel'

/** Which number of « 03/04/2026 » is the day. */
export type Order = 'day-first' | 'month-first'

/** `on`: the day alone, where no hour is written; `at` is then its noon, by which it is put in order and counted. */
export interface When {
  at: Date
  on: Day | null
}

const months: readonly string[][] = [
  ['janvier', 'january', 'janv', 'jan'],
  ['fevrier', 'february', 'fevr', 'fev', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aou', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
]
const month = `(?<name>${months.flat().join('|')})\\.?`
const time = String.raw`(?:(?:[t,]|\s)\s*(?:a |at )?(?<h>\d{1,2})(?:\s?[:h]\s?(?<m>\d{2})(?::(?<s>\d{2})(?:[.,]\d{1,9})?)?|\s?h)?\s?(?<half>[ap]\.?m\.?)?\s?(?<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?)?`
const weekday = '(?:[a-z]{3,9}\\.?,? )?'
const shapes: readonly RegExp[] = [
  String.raw`(?<y>\d{4})[-/.](?<mo>\d{1,2})[-/.](?<d>\d{1,2})`,
  String.raw`(?<one>\d{1,2})[-/.](?<two>\d{1,2})[-/.](?<y>\d{4}|\d{2})`,
  String.raw`${weekday}(?:le |on )?(?<d>\d{1,2})(?:er|st|nd|rd|th)?(?: of)?[ -]${month},?[ -](?<y>\d{4})`,
  String.raw`${weekday}${month} (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})`,
].map((shape) => new RegExp(`^(?:le |on )?${shape}${time}$`))

/** Reads a date as people write it in French, in English or by ISO 8601; one without a zone is of `zone`. null: it is none. */
export function readWhen(written: string, zone: string, order: Order = 'day-first'): When | null {
  const found = matchOf(written)
  if (!found) return null
  const day = dayIn(found, order)
  if (!day) return null
  if (found.h === undefined) return { at: atWall(day, 12 * 60, zone), on: day }
  const half = found.half?.[0]
  if (half && (Number(found.h) > 12 || Number(found.h) < 1)) return null
  const hour = half ? (Number(found.h) % 12) + (half === 'p' ? 12 : 0) : Number(found.h)
  const minute = Number(found.m ?? 0)
  if (hour > 23 || minute > 59) return null
  const seconds = Math.min(Number(found.s ?? 0), 59) * 1000
  return { at: new Date(atWall(day, hour * 60 + minute, zone, found.zone).getTime() + seconds), on: null }
}

/** Of a whole column: month first where some date can be read so alone, and none can alone the other way. */
export function orderIn(written: readonly string[]): Order {
  const pairs = written.flatMap((one) => {
    const found = matchOf(one)
    return found?.one ? [[Number(found.one), Number(found.two)] as const] : []
  })
  const monthFirst = pairs.some(([, two]) => two > 12) && !pairs.some(([one]) => one > 12)
  return monthFirst ? 'month-first' : 'day-first'
}

function matchOf(written: string): Record<string, string | undefined> | null {
  if (written.length > 80) return null
  const plain = written.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
  for (const shape of shapes) {
    const groups = shape.exec(plain)?.groups
    if (groups) return groups
  }
  return null
}

function dayIn(found: Record<string, string | undefined>, order: Order): Day | null {
  const year = Number(found.y)
  const whole = found.y!.length === 2 ? 2000 + year : year
  if (found.name) return dayOf(whole, 1 + months.findIndex((names) => names.includes(found.name!)), Number(found.d))
  if (!found.one) return dayOf(whole, Number(found.mo), Number(found.d))
  const [one, two] = [Number(found.one), Number(found.two)]
  return order === 'day-first' ? dayOf(whole, two, one) : dayOf(whole, one, two)
}

/** The moment at which a clock on the wall there shows this. Where clocks skip it, the moment an hour further on. */
function atWall(day: Day, minutes: number, zone: string, said?: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
  if (said) return new Date(wall - (/\d/.test(said) ? eastOf(said) : 0) * 60_000)
  let at = wall
  for (let tries = 0; tries < 2; tries++) at = wall - shownMore(new Date(at), zone)
  return new Date(at)
}

function eastOf(offset: string): number {
  const digits = offset.slice(1).replace(':', '')
  return (offset[0] === '-' ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds by which the clocks of a zone show more than UTC at a moment. */
function shownMore(at: Date, zone: string): number {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(zone, clock)
  }
  return Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - Math.floor(at.getTime() / 1000) * 1000
}
