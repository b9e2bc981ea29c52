import { type Reactions, type Turn } from '#contract'
import { type OnTurn } from './asked-on-turns.ts'
import { videosOf } from './videos-of.ts'

export interface TurnRead {
  id: string
  revision: number
  person_id: string
  name: string
  ours: boolean
  brand: string
  place_id: string
  place_name: string
  channel: string
  place_closed: boolean
  thread_id: string
  spot: string
  said_at: Date
  said_on: string | null
  audience: Turn['audience']
  native_id: string | null
  title: string | null
  text: string
  html: string | null
  url: string | null
  language: string | null
  attachments: Turn['attachments'] | null
  answer_until: Date | null
  answers_id: string | null
  answers_name: string | null
  also: Turn['alsoAnswers'] | null
  stance: string | null
  finding: {
    stance: string
    confidence: number
    reasonMissing: boolean
    revision: number
    reasons: Suggested[]
    byLlm: boolean
  } | null
  reasons: Turn['reasons'] | null
  claims: Turn['claims'] | null
  refused: { start: number; end: number; kind: string }[] | null
  awaits: string | null
  handled: boolean
  gone: boolean
  removal: { rule: string; at: string | null; act: string; standsThere: boolean | null } | null
  removed: boolean
  outbox: {
    state: string
    proof: string | null
    why: string | null
    notBefore: string
    by: string
    act: string | null
    choices: string[]
  } | null
}

interface Suggested {
  start: number
  end: number
  theme: string | null
  confidence: number
}

export interface ThemeNames {
  /** A theme of this workspace for a default key, joined ones followed. */
  byKey: ReadonlyMap<string, { id: string; name: string }>
  /** The default name of a key not used yet. */
  defaultName(key: string): string
}

export interface ChannelAbilities {
  says(channel: string): boolean
  removes(channel: string): boolean
  /** What is said there is said at the brand’s own place. */
  ourPlace(channel: string): boolean
  answersPrivately(channel: string): boolean
}

/** One row read, as a turn is shown: what is gone or removed shows no words, what was refused is suggested no more. */
export function turnShown(
  row: TurnRead,
  themes: ThemeNames,
  channels: ChannelAbilities,
  beside: { reactions: Reactions; asked: OnTurn },
): Turn {
  const silent = row.gone || row.removed
  return {
    id: row.id,
    revision: row.revision,
    person: row.person_id,
    name: row.name,
    speaksFor: row.ours && row.audience !== 'internal' ? row.brand : null,
    ours: row.ours,
    place: {
      id: row.place_id,
      name: row.place_name,
      channel: row.channel,
      says: channels.says(row.channel) && !row.place_closed,
      removes: channels.removes(row.channel),
    },
    thread: row.thread_id,
    spot: row.spot,
    saidAt: row.said_at.toISOString(),
    saidOn: row.said_on,
    audience: row.audience,
    title: silent ? null : row.title,
    text: silent ? '' : row.text,
    html: silent ? null : row.html,
    url: row.url,
    language: row.language,
    attachments: silent ? [] : (row.attachments ?? []),
    choices: silent ? [] : (row.outbox?.choices ?? []),
    videos: silent ? [] : videosOf({ ...row, attachments: row.attachments ?? [] }),
    answerUntil: row.answer_until?.toISOString() ?? null,
    answers: row.answers_id ? { id: row.answers_id, name: row.answers_name ?? '' } : null,
    alsoAnswers: row.also ?? [],
    stance: {
      kept: row.stance as Turn['stance']['kept'],
      suggested: suggestedStance(row),
    },
    reasons: silent ? [] : (row.reasons ?? []),
    suggestions: silent ? [] : suggestions(row, themes),
    reasonMissing: !silent && !beside.asked.silence?.here && reasonMissing(row),
    ...beside.asked,
    claims: silent ? [] : (row.claims ?? []),
    reactions: silent ? [] : beside.reactions,
    readByLlm: row.finding?.byLlm ?? false,
    awaits: row.handled ? null : row.awaits,
    handled: row.handled,
    gone: row.gone,
    removed: row.removal && {
      ...row.removal,
      standsThere: row.removal.standsThere ?? false,
      pending: !row.removed,
    },
    delivery: row.outbox && {
      state: row.outbox.state as NonNullable<Turn['delivery']>['state'],
      proof: row.outbox.proof as NonNullable<Turn['delivery']>['proof'],
      why: row.outbox.why,
      leavesAt: row.outbox.state === 'waiting' ? new Date(row.outbox.notBefore).toISOString() : null,
      by: row.outbox.by,
      act: row.outbox.act,
    },
  }
}

function suggestedStance({ finding, refused }: TurnRead): Turn['stance']['suggested'] {
  if (!finding || finding.stance === 'unknown' || refused?.some((one) => one.kind === 'refused-stance')) return null
  return { kind: finding.stance as NonNullable<Turn['stance']['kept']>, confidence: finding.confidence }
}

/** A dislike, as marked or else as found, in which no reason is kept and none is suggested: one may ask why. */
function reasonMissing(row: TurnRead): boolean {
  const found = row.finding?.revision === row.revision ? row.finding : null
  return (row.stance ?? found?.stance) === 'dislike' && !row.reasons?.length && !openSuggestions(row).length
}

function suggestions(row: TurnRead, themes: ThemeNames): Turn['suggestions'] {
  return openSuggestions(row).map((one) => ({
    start: one.start,
    end: one.end,
    confidence: one.confidence,
    theme: themeOf(one.theme, themes),
  }))
}

function openSuggestions(row: TurnRead): Suggested[] {
  if (!row.finding || row.finding.revision !== row.revision) return []
  const settled = [...(row.reasons ?? []), ...(row.refused ?? []).filter((one) => one.kind !== 'refused-stance')]
  return row.finding.reasons.filter((one) => !settled.some((other) => one.start < other.end && other.start < one.end))
}

function themeOf(key: string | null, themes: ThemeNames): Turn['suggestions'][number]['theme'] {
  if (!key) return null
  const known = themes.byKey.get(key)
  return known ? { id: known.id, key, name: known.name } : { id: null, key, name: themes.defaultName(key) }
}
