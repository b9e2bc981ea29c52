const monthNames = [
  ['jan', 'janv'],
  ['feb', 'fév', 'fev', 'févr', 'fevr'],
  ['mar', 'mars'],
  ['apr', 'avr', 'avril'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil', 'juillet'],
  ['aug', 'aoû', 'aou', 'août', 'aout'],
  ['sep', 'sept'],
  ['oct'],
  ['nov'],
  ['dec', 'déc'],
]
// RFC 822 §5.1, and what is met besides. Minutes from UTC.
const zones: Record<string, number> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

const time = String.raw`(\d{1,2})[:hH.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?`
const zone = String.raw`\s*(?:\(?(z|[a-z]{2,5})\)?)?\s*([+-]\d{1,2}:?\d{0,2})?`
const iso = new RegExp(String.raw`^(\d{4})-?(\d{1,2})?-?(\d{1,2})?(?:[T\s]+${time}${zone})?(?:\s|$|\()`, 'i')
const rfc822 = new RegExp(
  String.raw`^(?:[\p{L}.]+,?\s+)?(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+([\p{L}]+)\.?,?[\s-]+(\d{2,4})(?:,?\s+(?:à\s+|at\s+)?${time}${zone})?`,
  'iu',
)
const american = new RegExp(
  String.raw`^(?:[\p{L}.]+,?\s+)?([\p{L}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:(\d{4})(?:,?\s+(?:at\s+)?${time}${zone})?|${time}${zone}\s+(\d{4}))`,
  'iu',
)

/** Reads a date as the web writes it: RFC 822, RFC 3339, W3C, asctime, sloppy French and English. Null where it is none. */
export function readDate(text: string | null | undefined): Date | null {
  const bare = text?.slice(0, 120).replace(/\s+/g, ' ').trim()
  if (!bare) return null
  if (/^\d{9,10}$/.test(bare)) return new Date(Number(bare) * 1000)
  if (/^\d{12,13}$/.test(bare)) return new Date(Number(bare))
  const asIso = iso.exec(bare)
  if (asIso) return dated(asIso[1], Number(asIso[2] ?? 1), asIso[3] ?? '1', asIso.slice(4, 9), asIso[9], asIso[10])
  const usual = rfc822.exec(bare)
  if (usual) return dated(usual[3], monthOf(usual[2]), usual[1], usual.slice(4, 9), usual[9], usual[10])
  const us = american.exec(bare)
  if (us?.[3]) return dated(us[3], monthOf(us[1]), us[2], us.slice(4, 9), us[9], us[10])
  return us ? dated(us[18], monthOf(us[1]), us[2], us.slice(11, 16), us[16], us[17]) : null
}

/** A source's date, where it can be believed: not before 1990, not later than a day after we heard it. */
export function believed(date: Date | null, heardAt: Date): Date | null {
  if (!date || Number.isNaN(date.getTime())) return null
  return date.getTime() >= Date.UTC(1990, 0) && date.getTime() <= heardAt.getTime() + 86_400_000 ? date : null
}

function monthOf(name: string | undefined): number {
  const low = name?.toLowerCase() ?? ''
  return (
    1 +
    monthNames.findIndex((names) => names.some((short) => low === short || (low.startsWith(short) && low.length > 3)))
  )
}

type Part = string | undefined

function dated(yearText: Part, month: number, dayText: Part, hours: Part[], name: Part, offset: Part): Date | null {
  const short = Number(yearText)
  const year = (yearText?.length ?? 0) > 2 ? short : short + (short < 70 ? 2000 : 1900)
  const [h, minute = '0', second = '0', fraction = '', half] = hours
  const hour = (half ? Number(h) % 12 : Number(h ?? 0)) + (half?.toLowerCase().startsWith('p') ? 12 : 0)
  const day = Number(dayText)
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || Number(minute) > 59 || Number(second) > 60)
    return null
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const at = Date.UTC(year, month - 1, day, hour, Number(minute), Number(second), milliseconds)
  // 31 February is no date: better none than the 2nd of March.
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null
  return new Date(at - minutesEast(name, offset) * 60_000)
}

function minutesEast(name: Part, offset: Part): number {
  const named = zones[name?.toLowerCase() ?? ''] ?? 0
  if (!offset) return named
  const digits = offset.slice(1).replace(':', '')
  const [hours, minutes] =
    digits.length <= 2 ? [Number(digits), 0] : [Number(digits.slice(0, -2)), Number(digits.slice(-2))]
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
