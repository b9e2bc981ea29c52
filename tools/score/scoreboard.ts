import { type Figure } from './figure.ts'

const heading = ['set', 'texts of', 'texts', 'measure', 'ours', 'messages/s']

/** The scoreboard as a table; rows in one order, so that a change shows what changed. */
export function boardOf(figures: Figure[]): string {
  const names = [...new Set(figures.flatMap(({ peers }) => Object.keys(peers ?? {})))].sort()
  const rows = [...figures]
    .sort((a, b) => compare(a.from, b.from) || compare(a.set, b.set) || compare(a.metric, b.metric))
    .map((one) => [
      one.set,
      one.from,
      String(one.texts),
      one.metric,
      one.ours.toFixed(1),
      one.perSecond ? String(Math.round(one.perSecond / 100) * 100) : '',
      ...names.map((name) => one.peers?.[name]?.toFixed(1) ?? ''),
    ])
  const table = [[...heading, ...names], [...heading, ...names].map(() => '---'), ...rows]
  return `# Scoreboard\n\n${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`
}

/** The figures of a scoreboard written before. */
export function figuresOn(board: string): Figure[] {
  const [head, , ...rows] = board
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
  const names = head?.slice(heading.length) ?? []
  return rows.map((cells) => {
    const [set, from, texts, metric, ours, perSecond] = cells as [
      string,
      Figure['from'],
      string,
      string,
      string,
      string,
    ]
    const peers: Record<string, number> = {}
    for (const [at, name] of names.entries()) {
      const value = cells[heading.length + at]
      if (value) peers[name] = Number(value)
    }
    return {
      set,
      from,
      texts: Number(texts),
      metric,
      ours: Number(ours),
      peers,
      perSecond: Number(perSecond) || undefined,
    }
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
