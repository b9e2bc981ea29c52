import { type HeardBy, type Mentions } from '#channel'
import { type Db } from '#database'
import { type Decision } from './decision.ts'
import { aboutOf, wordNow } from './decision-store.ts'
import { type Manner, type Wordings, withName, writeManner } from './manner.ts'

/** What is said in each manner: as somebody at the desk has worded it for all alike, else as one begins with. */
export async function wordingsOf(db: Db, wordings: Wordings, of: Decision): Promise<(manner: Manner) => string> {
  const word = await wordNow(db, of)
  const about = await aboutOf(db, of)
  const rows = await db
    .selectFrom('telling_wording')
    .select(['manner', 'text'])
    .where('workspace_id', '=', of.workspace)
    .where('decision_id', '=', of.id)
    .where('number', '=', of.newsNumber)
    .execute()
  const worded = new Map(rows.map((row) => [row.manner, row.text]))
  return (manner) => worded.get(writeManner(manner)) ?? wordings(manner, word, about)
}

/** UTF-16 units: what a place counts otherwise (signs, bytes of an address) is never more of these. */
export const lengthOf = (text: string): number => text.length

/** What naming someone takes of a word’s length, whoever writes it there; with the space after it. */
export function mentionCost(mentions: Mentions, by: HeardBy): number {
  const name = mentions.of(by)
  return name ? lengthOf(name) + 1 : 0
}

/**
 * The words as they leave: those they are for named before them where the place does not do so itself, or called by
 * their name where the words say so.
 */
export function asSaid(text: string, mentions: Mentions, audience: string, to: readonly HeardBy[]): string {
  if (to.length === 1 && (audience === 'direct' || text !== withName(text, ''))) return withName(text, to[0]!.name)
  // Whom one answers alone is told by being answered: named in the words already, nobody is named twice.
  if (to.length === 1 && text.includes(to[0]!.name)) return text.trim()
  const names = mentions.added ? [] : to.map((by) => mentions.of(by)).filter((name) => name && !text.includes(name))
  return [...names, withName(text, '').trim()].join(' ')
}

/** How much too long it is for the place; 0: it fits. Names that the place adds itself take their room too. */
export function tooLong(
  text: string,
  at: { longest: number | null; mentions: Mentions; audience: string },
  to: readonly HeardBy[],
): number {
  if (at.longest === null) return 0
  const added = at.mentions.added ? to.reduce((sum, by) => sum + mentionCost(at.mentions, by), 0) : 0
  return Math.max(0, lengthOf(asSaid(text, at.mentions, at.audience, to)) + added - at.longest)
}
