const parts = (locale: string, zone: string) => {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return (at: Date) => Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

/** A format costs a hundred times what it formats. */
const kept = new Map<string, ReturnType<typeof parts>>()

function partsOf(locale: string, zone: string, at: Date): Record<string, string> {
  const key = `${locale} ${zone}`
  let format = kept.get(key)
  if (!format) {
    format = parts(locale, zone)
    if (kept.size < 1000) kept.set(key, format)
  }
  return format(at)
}

/** « 1er mars 2026 » and « 9 h 05 », on the wall of the client. */
export function frenchMoment(at: Date, zone: string): { day: string; clock: string } {
  const { day, month, year, hour, minute } = partsOf('fr', zone, at)
  return {
    day: `${day === '1' ? '1er' : day} ${month} ${year}`,
    clock: `${Number(hour)}\u00a0h\u00a0${minute}`,
  }
}

/** “1 March 2026” and “09:05”. */
export function englishMoment(at: Date, zone: string): { day: string; clock: string } {
  const { day, month, year, hour, minute } = partsOf('en-GB', zone, at)
  return { day: `${day} ${month} ${year}`, clock: `${hour}:${minute}` }
}
