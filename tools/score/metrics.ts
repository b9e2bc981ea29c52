/** Percentages over pairs of what is true and what was said. */
export interface Pair {
  gold: string
  said: string
}

export function accuracy(pairs: Pair[]): number {
  return share(pairs, ({ gold, said }) => gold === said)
}

/** The mean of each label's recall. */
export function balancedAccuracy(pairs: Pair[], labels: string[]): number {
  return mean(
    labels.map((label) =>
      share(
        pairs.filter(({ gold }) => gold === label),
        ({ said }) => said === label,
      ),
    ),
  )
}

export function macroF1(pairs: Pair[], labels: string[]): number {
  return mean(labels.map((label) => f1(pairs, label)))
}

export function f1(pairs: Pair[], label: string): number {
  const both = pairs.filter(({ gold, said }) => gold === label && said === label).length
  const either = pairs.filter(({ gold }) => gold === label).length + pairs.filter(({ said }) => said === label).length
  return either === 0 ? 0 : (200 * both) / either
}

export function share<T>(all: T[], is: (one: T) => boolean): number {
  return all.length === 0 ? 0 : (100 * all.filter(is).length) / all.length
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
