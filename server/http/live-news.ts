import { type Live, type Row } from '#contract'
import { type Ring } from '#database'

/** What rang about one workspace since it was last told. */
export interface News {
  /** Whose row changed, and the strongest reason why. */
  changed: Map<string, 'heard' | 'said' | 'marked'>
  /** Where colleagues spoke between themselves. */
  noted: Set<string>
  present: Set<string>
  places: boolean
  learning: boolean
  team: boolean
  alert: boolean
  sparks: boolean
}

const strength = { marked: 1, said: 2, heard: 3 }

export const noNews = (): News => ({
  changed: new Map(),
  noted: new Set(),
  present: new Set(),
  places: false,
  learning: false,
  team: false,
  alert: false,
  sparks: false,
})

/** Whose row is to be read anew. */
export const changedIn = (news: News): string[] => [...new Set([...news.changed.keys(), ...news.noted])]

const ofAll = ['places', 'team', 'learning', 'alert', 'sparks'] as const
const isOfAll = (kind: Ring['kind']): kind is (typeof ofAll)[number] => (ofAll as readonly string[]).includes(kind)

export function add(news: News, { kind, conversations }: Ring): void {
  if (isOfAll(kind)) news[kind] = true
  else if (kind === 'present' || kind === 'noted') for (const id of conversations) news[kind].add(id)
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
  for (const conversation of news.noted)
    if (!news.changed.has(conversation))
      lives.push({ kind: 'conversation', workspace, conversation, what: 'noted', row: rowOf.get(conversation) ?? null })
  for (const conversation of news.present)
    lives.push({ kind: 'conversation', workspace, conversation, what: 'present', row: null })
  if (news.places) lives.push({ kind: 'places', workspace })
  if (news.learning) lives.push({ kind: 'learning', workspace })
  if (news.alert) lives.push({ kind: 'alert', workspace })
  if (news.sparks) lives.push({ kind: 'sparks', workspace })
  return lives
}

/** The same for whoever is here as the client: that a note was left, a word given, or that the desk is alarmed, is told by nothing. */
export function toldWithoutNotes(workspace: string, news: News, rows: readonly Row[]): Live[] {
  return told(
    workspace,
    { ...news, noted: new Set(), alert: false, sparks: false },
    rows.map((row) => ({ ...row, note: null, promised: null, why: row.why === 'given-word' ? null : row.why })),
  )
}
