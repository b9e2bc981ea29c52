import { type Db } from '#database'
import { type Id } from '#kernel'
import { together } from './tone-together.ts'

/** How a client speaks: what stands beside our own words while we write them. It never stops anyone. */
export interface Tone {
  /** `person`: as each person speaks to us; the others hold for everyone. */
  address: 'person' | 'tu' | 'vous'
  /** Words one says here. */
  say: string[]
  /** Words one does not say here, and what to say instead; '' where nothing is better said. */
  avoid: { word: string; instead: string }[]
  /** How one signs, in a line for whoever writes. */
  signing: string
  emoji: 'yes' | 'few' | 'no'
  /** `without-dots`: epicene words and both forms written out; `dots`: the point médian, and no other sign. */
  inclusive: 'free' | 'without-dots' | 'dots'
}

export const firstTone: Tone = { address: 'person', say: [], avoid: [], signing: '', emoji: 'yes', inclusive: 'free' }

/** As kept: what a client has changed, and no more. */
export const toneFrom = (kept: unknown): Tone => ({ ...firstTone, ...(kept as Partial<Tone>) })

export async function toneOf(db: Db, workspace: Id<'workspace'>): Promise<Tone> {
  const row = await db.selectFrom('workspace').select('tone').where('id', '=', workspace).executeTakeFirstOrThrow()
  return toneFrom(row.tone)
}

const clean = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
const distinct = (words: readonly string[]) => [...new Set(words.map(clean).filter(Boolean))]

/**
 * Changes how this client speaks. A word that stands twice counts once, the last time. `was`: the tone as it was read before
 * it was changed; what others changed since then stays.
 */
export async function changeTone(
  db: Db,
  workspace: Id<'workspace'>,
  change: Partial<Tone>,
  was: Tone | null = null,
): Promise<Tone> {
  const row = await db
    .selectFrom('workspace')
    .select('tone')
    .where('id', '=', workspace)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const now = toneFrom(row.tone)
  const mine = tidy({ ...now, ...change })
  const kept = was ? together(now, tidy(was), mine) : mine
  await db
    .updateTable('workspace')
    .set({ tone: JSON.stringify(kept) })
    .where('id', '=', workspace)
    .execute()
  return kept
}

function tidy(tone: Tone): Tone {
  const avoid = new Map(tone.avoid.map(({ word, instead }) => [clean(word), clean(instead)]))
  avoid.delete('')
  return {
    ...tone,
    say: distinct(tone.say),
    avoid: [...avoid].map(([word, instead]) => ({ word, instead })),
    signing: clean(tone.signing),
  }
}
