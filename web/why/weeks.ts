/** The small multiple of a theme: a column of dots a week, one dot a reason; bars once there are too many to see. */
export interface Drawn {
  dots: { x: number; y: number }[]
  bars: { x: number; y: number; height: number }[]
}

export const width = 190
export const height = 40
const dotStep = 5
const most = Math.floor(height / dotStep)

export function draw(weeks: readonly number[]): Drawn {
  const highest = Math.max(0, ...weeks)
  const step = weeks.length > 1 ? (width - dotStep) / (weeks.length - 1) : 0
  const x = (at: number) => round(dotStep / 2 + at * step)
  if (highest > most) {
    const bars = weeks.map((n, at) => ({ x: x(at), height: round((n / highest) * height) }))
    return {
      dots: [],
      bars: bars.filter((bar) => bar.height > 0).map((bar) => ({ ...bar, y: round(height - bar.height) })),
    }
  }
  const dots = weeks.flatMap((n, at) =>
    Array.from({ length: n }, (_, up) => ({ x: x(at), y: height - dotStep / 2 - up * dotStep })),
  )
  return { dots, bars: [] }
}

/** The day on which each week begins, oldest first: the last one is the seven days that end now. */
export function weekStarts(count: number, now: Date): Date[] {
  const starts = Array.from({ length: count }, () => new Date(now))
  for (const [at, start] of starts.entries()) start.setDate(start.getDate() - 7 * (count - at))
  return starts
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
