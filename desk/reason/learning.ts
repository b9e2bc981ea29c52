import { createHash } from 'node:crypto'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Brand, type Learning, learnAll } from '#understanding'
import { brandOf } from './brand-of-workspace.ts'
import { keepValue, keptLearning, keptValue } from './learning-store.ts'
import { lessonsAfter } from './lesson.ts'
import { themesOf } from './theme-store.ts'

/** A brand with what was learnt of it, and how far in the log that reaches. */
export interface Learnt {
  brand: Brand
  /** Under which themes: under others it is learnt again. */
  sheet: string
  /** Since when nothing was taken back. null: nothing was ever corrected. */
  epoch: string | null
  upto: number
  /** How many corrections it holds. */
  lessons: number
  /** More of them wait in the log. */
  more: boolean
}

/** To one step: a lesson takes about a millisecond, and nothing else goes on meanwhile. */
const atOnce = 20
/** Fewer lessons than this are sooner learnt again than written down. */
const keptEvery = 20

/**
 * Goes on learning, from where `before` stood, else from what is kept, else from the first line of the log; one step, to be
 * done again while there is `more`. What anyone corrects stands in the log as soon as their act does, so that whoever reads
 * next reads with it. Something taken back gives the log another epoch: what was learnt under an older one counts no more.
 */
export async function learnOn(db: Db, clock: Clock, workspace: Id<'workspace'>, before?: Learnt): Promise<Learnt> {
  const themes = await themesOf(db, workspace)
  const brand = await brandOf(db, workspace, themes)
  const sheet = createHash('sha256')
    .update(JSON.stringify([brand.themes, brand.joined]))
    .digest('hex')
  const kept = await keptLearning(db, workspace, sheet)
  if (!kept) return { brand, sheet, epoch: null, upto: 0, lessons: 0, more: false }
  const { epoch } = kept
  const from = await begin(db, workspace, kept, before?.sheet === sheet ? before : undefined)
  const lessons = await lessonsAfter(db, workspace, themes, from.upto, atOnce)
  const taught = lessons.flatMap((lesson) => lesson.teaches ?? [])
  const value = taught.length ? withoutWords(learnAll({ ...brand, learnt: from.value }, taught).learnt!) : from.value
  const learnt = {
    brand: { ...brand, learnt: value },
    sheet,
    epoch,
    upto: lessons.at(-1)?.place ?? from.upto,
    lessons: from.lessons + lessons.length,
    more: lessons.length === atOnce,
  }
  const since = learnt.upto - (kept.fits ? kept.upto : 0)
  if (value && !learnt.more && since >= keptEvery)
    await keepValue(db, clock, workspace, { ...learnt, epoch, brand: sheet, value })
  return learnt
}

interface Beginning {
  value: Learning | undefined
  upto: number
  lessons: number
}

async function begin(
  db: Db,
  workspace: Id<'workspace'>,
  kept: { epoch: string; fits: boolean; upto: number; lessons: number },
  before: Learnt | undefined,
): Promise<Beginning> {
  if (before?.epoch === kept.epoch && (before.upto >= kept.upto || !kept.fits))
    return { value: before.brand.learnt, upto: before.upto, lessons: before.lessons }
  const value = kept.fits ? await keptValue(db, workspace) : undefined
  return value ? { value, upto: kept.upto, lessons: kept.lessons } : { value: undefined, upto: 0, lessons: 0 }
}

/** The log holds where words stand; only the message holds the words. */
const withoutWords = (value: Learning): Learning => ({ ...value, corrections: [] })
