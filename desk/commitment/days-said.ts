import {
  type Day,
  type Dialect,
  dayAt,
  dayOf,
  endOfMonth,
  inWeekOf,
  isDay,
  plus,
  plusWorking,
  weekdayOf,
} from '#kernel'

/** When and where something is said: what « jeudi » means hangs on it. */
export interface Said {
  at: Date
  zone: string
  /** « la fin de semaine » is Saturday and Sunday in Québec, and Friday in France. */
  dialect: Dialect
}

export interface DaySaid {
  start: number
  end: number
  /** null: said without saying which (« sous peu »). */
  on: Day | null
}

type Groups = Record<string, string | undefined>
interface Context extends Said {
  today: Day
  /** « avant… »: the day before, where a day is named. */
  before: boolean
}
type Rule = [body: string, meant: (groups: Groups, context: Context) => Day | null | undefined]

const french = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const english = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const weekdays = [...french, ...english]
const months = [
  ['janvier', 'january', 'jan'],
  ['fevrier', 'february', 'feb'],
  ['mars', 'march'],
  ['avril', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
]
const numbers: Record<string, number> = Object.fromEntries([
  ...'un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ').map((word, at) => [word, at + 1]),
  ...'one two three four five six seven eight nine ten'.split(' ').map((word, at) => [word, at + 1]),
  ...Object.entries({
    une: 1,
    quinze: 15,
    vingt: 20,
    trente: 30,
    a: 1,
    an: 1,
    'a couple of': 2,
    'une quinzaine de': 15,
  }),
])

const weekday = `(?<weekday>${weekdays.join('|')})`
const month = `(?<month>${months.flat().join('|')})`
const number = `(?<n>\\d{1,3}|${Object.keys(numbers)
  .sort((one, other) => other.length - one.length)
  .join('|')})`
const hours = '(?: (?:matin|midi|soir|apres-?midi|en fin de journee|dans la journee|morning|noon|afternoon|evening))'
const lead =
  "(?:(?<lead>d'ici(?: a)?|avant|au plus tard|pas plus tard que|pour|des|en|by|before|on|until|no later than) )?(?:(?<article>le|la|les|ce|cet|cette|the|this) |l')?"

const monthIn = (name: string) => months.findIndex((names) => names.includes(name)) + 1
const numberIn = (said: string) => numbers[said] ?? Number(said)
const friday = (day: Day) => inWeekOf(day, 5)

/** The end of this working week; of the week itself once that is over. */
const endOfWeek = (today: Day) => (weekdayOf(today) > 5 ? inWeekOf(today, 7) : friday(today))

function comingWeekday({ weekday: name, which, article }: Groups, { today }: Context): Day {
  const wanted = (weekdays.indexOf(name!) % 7) + 1
  // “next Thursday” is next week's; « jeudi prochain » is the next there is.
  if (which === 'next') return plus(inWeekOf(today, wanted), 7)
  const same = wanted === weekdayOf(today)
  if (same && (article === 'ce' || which === 'this')) return today
  const coming = same ? plus(today, 7) : plus(today, (wanted - weekdayOf(today) + 7) % 7)
  return which === 'en huit' ? plus(coming, 7) : which === 'en quinze' ? plus(coming, 14) : coming
}

/** The next such date there is, today counting; with a year, that one. */
function comingDate(today: Day, day: number, month: number, year?: number): Day | null {
  if (year) return dayOf(year, month, day)
  const now = Number(today.slice(0, 4))
  const here = dayOf(now, month, day)
  return here && here >= today ? here : (dayOf(now + 1, month, day) ?? here)
}

function comingDayOfMonth(today: Day, day: number): Day | null {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const here = dayOf(year, month, day)
  return here && here >= today ? here : month === 12 ? dayOf(year + 1, 1, day) : dayOf(year, month + 1, day)
}

function later(n: number, unit: string, working: boolean, { at, zone, today }: Context): Day {
  if (/^(?:h|min)/.test(unit)) return dayAt(new Date(at.getTime() + n * (/^h/.test(unit) ? 3_600_000 : 60_000)), zone)
  if (/^(?:j|d)/.test(unit)) return working ? plusWorking(today, n) : plus(today, n)
  return /^(?:s|w)/.test(unit) ? plus(today, 7 * n) : plus(today, 30 * n)
}

const feasts: Record<string, [month: number, day: number]> = {
  noel: [12, 25],
  christmas: [12, 25],
  fetes: [12, 25],
  "jour de l'an": [1, 1],
  'nouvel an': [1, 1],
  "new year's day": [1, 1],
  "new year's": [1, 1],
  'new year': [1, 1],
  toussaint: [11, 1],
  'saint-jean': [6, 24],
  rentree: [9, 1],
}

/** Days that are named: « avant » one of them is the day before. */
const named: Rule[] = [
  ['(?:apres-?demain|day after tomorrow)', (_, { today }) => plus(today, 2)],
  [`(?:demain|tomorrow)(?<hours>${hours})?`, (_, { today }) => plus(today, 1)],
  [
    `(?:${weekday} )?(?:le )?(?<day>1er|[12]?\\d|3[01])(?:st|nd|rd|th)? (?:of )?${month}(?:,? (?<year>20\\d\\d))?`,
    (g, { today }) => comingDate(today, Number.parseInt(g.day!, 10), monthIn(g.month!), Number(g.year ?? 0)),
  ],
  [
    `(?:${weekday},? )?${month} (?<day>[12]?\\d|3[01])(?:st|nd|rd|th)?(?:,? (?<year>20\\d\\d))?`,
    (g, { today }) => comingDate(today, Number(g.day), monthIn(g.month!), Number(g.year ?? 0)),
  ],
  ['(?<iso>20\\d\\d-\\d\\d-\\d\\d)', (g) => (isDay(g.iso!) ? g.iso! : undefined)],
  [
    `(?:${weekday} )?(?:le )?(?<day>[0-3]?\\d)/(?<m>[01]?\\d)(?:/(?<year>20\\d\\d))?`,
    // 03/12 is December in French, and either in English.
    (g, { today, dialect }) =>
      dialect === 'en' ? undefined : comingDate(today, Number(g.day), Number(g.m), Number(g.year ?? 0)),
  ],
  [
    `${weekday} (?<day>1er|[12]?\\d|3[01])(?:st|nd|rd|th)?(?! ?(?:h|heures?|:|%|€|am|pm)\\b)`,
    (g, { today }) => comingDayOfMonth(today, Number.parseInt(g.day!, 10)),
  ],
  [
    '(?:(?<=\\ble )(?<day>1er|[12]?\\d|3[01])|(?<=\\bthe )(?<nth>[12]?\\d|3[01])(?:st|nd|rd|th))(?! ?(?:h|heures?|:|%|€|/|am|pm|\\d)\\b)',
    (g, { today }) => comingDayOfMonth(today, Number.parseInt(g.day ?? g.nth!, 10)),
  ],
  [
    `(?:(?<which>next|this|coming) )?${weekday}(?: (?<which2>prochain|qui vient|qui arrive|en huit|en quinze)\\b)?(?! (?:dernier|passe|last))(?<hours>${hours})?`,
    (g, context) => comingWeekday({ ...g, which: g.which ?? g.which2 }, context),
  ],
  [
    `(?<feast>${Object.keys(feasts).join('|')})`,
    (g, { today }) => comingDate(today, feasts[g.feast!]![1], feasts[g.feast!]![0]),
  ],
]

/** Stretches of time: what is said of one is meant for its end. */
const stretches: Rule[] = [
  [
    "(?:aujourd'hui|(?:debut|fin) de (?:la )?(?:journee|soiree|matinee)|fin d'apres-?midi|(?<=ce )(?:soir|matin|midi)|(?<=cet )apres-?midi|today|tonight|(?<=this )(?:morning|afternoon|evening)|end of (?:the )?day|close of business|eod|cob)",
    (_, { today }) => today,
  ],
  [
    '(?<part>debut|milieu|fin) (?<of>de la|de|of) ?(?:cette )?semaine(?<next> (?:prochaine|qui vient))?',
    ({ part, of, next }, { today, dialect }) => {
      const week = next ? plus(today, 7) : today
      if (part === 'debut') return inWeekOf(week, 2)
      if (part === 'milieu') return inWeekOf(week, 3)
      if (dialect === 'fr-CA' && of === 'de') return inWeekOf(week, 7)
      return next ? friday(week) : endOfWeek(today)
    },
  ],
  [
    '(?<part>early|mid|middle of|late|later|end of|end of the)[ -](?:this |the )?(?<next>next )?week',
    ({ part, next }, { today }) => {
      const week = next ? plus(today, 7) : today
      if (part === 'early') return inWeekOf(week, 2)
      if (part!.startsWith('mid')) return inWeekOf(week, 3)
      return next ? friday(week) : endOfWeek(today)
    },
  ],
  [
    '(?:semaine (?:prochaine|qui vient)|next week)',
    (_, { today, before }) => (before ? endOfWeek(today) : friday(plus(today, 7))),
  ],
  ['(?:week-?ends?|week ends?)', (_, { today }) => inWeekOf(today, 7)],
  [
    '(?:(?<=(?:cette|dans la) )semaine|(?<=this )week|within the week|end of (?:the |this )?week)',
    (_, { today }) => endOfWeek(today),
  ],
  [
    '(?:fin (?:du|de ce) mois(?<next> prochain)?|end of (?:the |this )?month|(?<=this |ce )mois(?:-ci)?|(?<=this )month)',
    ({ next }, { today }) => endOfMonth(today, next ? 1 : 0),
  ],
  ['(?:mois prochain|next month)', (_, { today }) => endOfMonth(today, 1)],
  [
    `(?<part>debut|mi|fin|courant|early|mid|late|end of)[ -](?:de )?${month}`,
    (g, { today }) => {
      const day = /debut|early/.test(g.part!) ? 10 : /mi/.test(g.part!) ? 15 : 28
      const on = comingDate(today, day, monthIn(g.month!))
      return on && day === 28 ? endOfMonth(on) : on
    },
  ],
  [
    `(?<=(?:en|in|d'ici|by) )${month}`,
    (g, { today }) => {
      const on = comingDate(today, 28, monthIn(g.month!))
      return on && endOfMonth(on)
    },
  ],
]

/** « dans deux jours », “within 48 hours”: these begin with their own word. */
const counted: Rule[] = [
  [
    `(?:dans|sous|d'ici(?: a)?|in|within) (?:les |the )?(?:prochaine?s? |next )?(?:(?:\\d{1,3}|deux|trois|two|three) ?(?:a|ou|to|or|/|-) ?)?${number} ?(?<work>working |business )?(?<unit>h|hours?|heures?|min|minutes?|j|jours?|days?|semaines?|weeks?|mois|months?)(?<work2> ouvres?| ouvrables?)?`,
    (g, context) => later(numberIn(g.n!), g.unit!, Boolean(g.work ?? g.work2), context),
  ],
  ['(?:sous|dans) (?:une |la )?huitaine(?: de jours)?', (_, { today }) => plus(today, 7)],
  [
    '(?:(?:sous|dans) (?:une |la )?quinzaine(?: de jours)?|(?:in|within) a fortnight)',
    (_, { today }) => plus(today, 14),
  ],
  [
    "(?:dans (?:la (?:journee|soiree|matinee)|l'(?:apres-?midi|heure))|a (?:soir|matin)|tantot|tout a l'heure|later today)",
    (_, { today }) => today,
  ],
  [
    '(?:sous peu|bientot|rapidement|prochainement|tres vite|au plus vite|des que possible|dans les (?:plus brefs delais|prochains jours|jours (?:qui viennent|a venir))|dans quelques (?:jours|heures)|soon|shortly|asap|as soon as (?:possible|we can|i can)|in (?:a few|the coming|the next few) (?:days|hours))',
    () => null,
  ],
]

const edged = (body: string) => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${body})(?![\\p{L}\\p{N}])`, 'gu')
const patterns = [
  ...counted.map(([body, meant]) => ({ body: edged(body), meant, named: false })),
  ...stretches.map(([body, meant]) => ({ body: edged(lead + body), meant, named: false })),
  ...named.map(([body, meant]) => ({ body: edged(lead + body), meant, named: true })),
]

/** What was before is promised to nobody: « votre message de mardi », “last Tuesday”. */
/** Nobody promises further ahead than two years: so many days. */
export const furthest = 731

const past = /(?:^|[\s'])(?:de|du|des|depuis|hier|last|since|from|of|after|apres)\s$/u

/** The days that words speak of, in the order in which they stand. `folded`: as `fold` of this room leaves it. */
export function daysSaid(folded: string, said: Said): DaySaid[] {
  const today = dayAt(said.at, said.zone)
  const found: DaySaid[] = []
  for (const { body, meant, named } of patterns)
    for (const match of folded.matchAll(body)) {
      const { index: start } = match
      const end = start + match[0].length
      const groups: Groups = match.groups ?? {}
      if (past.test(folded.slice(0, start)) || found.some((one) => one.start < end && start < one.end)) continue
      const before = /^(?:avant|before)$/.test(groups.lead ?? '')
      const day = meant(groups, { ...said, today, before })
      if (day === undefined) continue
      const dayBefore = named && before && day !== null && !groups.hours && day > today
      found.push({ start, end, on: dayBefore ? plus(day, -1) : day })
    }
  // A day that is over, or years away, is nobody's to come back on, and its words are no other day's.
  const last = plus(today, furthest)
  return found
    .filter((one) => one.on === null || (one.on >= today && one.on <= last))
    .sort((one, other) => one.start - other.start)
}
