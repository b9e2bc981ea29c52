import { type Country, type PublicDay } from '#contract'
import { type Day, dayOf, plus, weekdayOf } from '#kernel'
import { nthWeekday, yearsOf } from './perennial.ts'

interface Found {
  day: Day
  key: PublicDay
  /** One does not work that day, in most of the country. */
  off: boolean
}
type On = (year: number) => Day

const on =
  (month: number, day: number): On =>
  (year) =>
    dayOf(year, month, day)!
const afterEaster =
  (days: number): On =>
  (year) =>
    plus(easterOf(year), days)
const nth =
  (month: number, week: number, weekday: number): On =>
  (year) =>
    nthWeekday(year, month, week, weekday)
/** The Monday before the 25th of May, which is never the 25th. */
const beforeMay25: On = (year) => {
  const last = dayOf(year, 5, 24)!
  return plus(last, 1 - weekdayOf(last))
}
/** The last Sunday of May, or the first of June where that is Whitsunday. */
const frenchMothers: On = (year) => {
  const last = nthWeekday(year, 5, 5, 7)
  return last === afterEaster(49)(year) ? plus(last, 7) : last
}

const everywhere: [PublicDay, boolean, On][] = [
  ['new-year', true, on(1, 1)],
  ['christmas', true, on(12, 25)],
]
const easterMonday: [PublicDay, boolean, On] = ['easter-monday', true, afterEaster(1)]
const goodFriday: [PublicDay, boolean, On] = ['good-friday', true, afterEaster(-2)]
const ascension: [PublicDay, boolean, On] = ['ascension', true, afterEaster(39)]
const whitMonday: [PublicDay, boolean, On] = ['whit-monday', true, afterEaster(50)]
const canadian: [PublicDay, boolean, On][] = [
  ...everywhere,
  goodFriday,
  ['canada-day', true, on(7, 1)],
  ['labour-day', true, nth(9, 1, 1)],
  ['truth-and-reconciliation', false, on(9, 30)],
  ['thanksgiving', true, nth(10, 2, 1)],
  ['halloween', false, on(10, 31)],
  ['mothers-day', false, nth(5, 2, 7)],
  ['fathers-day', false, nth(6, 3, 7)],
]

/** Days of a country that most of it keeps, and some that most of it talks about. Regions have more: those are one's own to add. */
const days: Record<Country, readonly [PublicDay, boolean, On][]> = {
  FR: [
    ...everywhere,
    easterMonday,
    ['labour-day', true, on(5, 1)],
    ['victory-1945', true, on(5, 8)],
    ascension,
    whitMonday,
    ['bastille-day', true, on(7, 14)],
    ['assumption', true, on(8, 15)],
    ['all-saints', true, on(11, 1)],
    ['armistice', true, on(11, 11)],
    ['epiphany', false, on(1, 6)],
    ['candlemas', false, on(2, 2)],
    ['shrove-tuesday', false, afterEaster(-47)],
    ['mothers-day', false, frenchMothers],
    ['fathers-day', false, nth(6, 3, 7)],
    ['music-day', false, on(6, 21)],
  ],
  BE: [
    ...everywhere,
    easterMonday,
    ['labour-day', true, on(5, 1)],
    ascension,
    whitMonday,
    ['belgian-day', true, on(7, 21)],
    ['assumption', true, on(8, 15)],
    ['all-saints', true, on(11, 1)],
    ['armistice', true, on(11, 11)],
    ['mothers-day', false, nth(5, 2, 7)],
    ['fathers-day', false, nth(6, 2, 7)],
    ['saint-nicholas', false, on(12, 6)],
  ],
  CH: [
    ...everywhere,
    goodFriday,
    easterMonday,
    ascension,
    whitMonday,
    ['swiss-day', true, on(8, 1)],
    ['federal-fast', false, nth(9, 3, 7)],
    ['saint-stephen', true, on(12, 26)],
    ['mothers-day', false, nth(5, 2, 7)],
    ['fathers-day', false, nth(6, 1, 7)],
  ],
  QC: [...canadian, ['patriots-day', true, beforeMay25], ['quebec-day', true, on(6, 24)]],
  CA: [
    ...canadian,
    ['victoria-day', true, beforeMay25],
    ['remembrance-day', true, on(11, 11)],
    ['boxing-day', true, on(12, 26)],
  ],
}

/** Computed: nothing is asked of anyone. */
export function publicDays(country: Country, from: Day, to: Day): Found[] {
  return yearsOf(from, to)
    .flatMap((year) => days[country].map(([key, off, at]) => ({ key, off, day: at(year) })))
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

/** Easter Sunday of the Gregorian calendar: the “anonymous” computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easterOf(year: number): Day {
  const a = year % 19
  const century = Math.floor(year / 100)
  const b = year % 100
  const d = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * a + century - Math.floor(century / 4) - d + 15) % 30
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(b / 4) - epact - (b % 4)) % 7
  const m = Math.floor((a + 11 * epact + 22 * l) / 451)
  const at = epact + l - 7 * m + 114
  return dayOf(year, Math.floor(at / 31), (at % 31) + 1)!
}
