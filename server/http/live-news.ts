import { type Live, type Row } from '#contract'
import { type Ring } from '#database'

/** What rang about one workspace since it was last told. */
export interface News {
  /** Whose row changed, and the strongest reason why. */
  changed: Map<string, 'heard' | 'said' | 'marked'>
  present: Set<string>
  places: boolean
  team: boolean
}

const strength = { marked: 1, said: 2, heard: 3 }

export const noNews = (): News => ({ changed: new Map(), present: new Set(), places: false, team: false })

export function add(news: News, { kind, conversations }: Ring): void {
  if (kind === 'places' || kind === 'team') news[kind] = true
  else if (kind === 'present') for (const id of conversations) news.present.add(id)
  else
    for (const id of conversations) {
      const before = news.changed.get(id)
      if (!before || strength[before] < strength[kind]) news.changed.set(id, kind)
    }
}

/** What is told of it. A conversation that has no row any more (joined elsewhere, erased) is told with none. */
export function told(workspace: string, news: News, rows: readonly Row[]): Live[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const lives: Live[] = []
  for (const [conversation, what] of news.changed)
    lives.push({ kind: 'conversation', workspace, conversation, what, row: rowOf.get(conversation) ?? null })
  for (const conversation of news.present)
    lives.push({ kind: 'conversation', workspace, conversation, what: 'present', row: null })
  if (news.places) lives.push({ kind: 'places', workspace })
  return lives
}
