import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type PieceLimits, type Place, type Publishes } from '#channel'
import { takesWords } from '#contact-point'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { type Medium, mediaOf } from './medium.ts'
import { partsOf } from './parts.ts'
import { type Spark } from './spark.ts'

export interface Publishing {
  /** How each channel publishes; undefined where it does not. */
  (channel: string): Publishes | undefined
  /** Others reach this installation, and may fetch an image from it. */
  lends?: boolean
}

/** What keeps it from going out at a place as it is. */
export type Amiss =
  | 'too-long'
  | 'title-too-long'
  | 'no-title'
  | 'no-image'
  | 'too-many-images'
  | 'image-type'
  | 'image-too-big'
  | 'image-without-words'
  | 'too-many-choices'
  | 'choice-too-long'
  | 'choices-alike'
  | 'choices-beside-image'
  | 'open-too-short'
  | 'open-too-long'
  | 'no-public-address'
  | 'closed'
  | 'cannot-publish'

/** All that readers will read at one place, and whether the place takes it. */
export interface At {
  place: Id<'contact point'>
  name: string
  channel: string
  /** Its own words; null: those of everywhere. */
  own: string | null
  parts: readonly [string, ...string[]]
  /** What readers are let choose among there; where the place has no form for it, they stand in the words. */
  choices: readonly string[]
  /** For how many days one may choose by that form; null where there is none, or nothing closes it. */
  openDays: number | null
  /** Though the place has a form for it, what one may choose stands in the words. */
  inWords: boolean
  /** As the place counts, of the longest part. */
  length: number
  limits: PieceLimits | null
  media: readonly Medium[]
  amiss: readonly Amiss[]
  message: Id<'message'> | null
}

interface Row {
  place: Id<'contact point'>
  name: string
  channel: string
  address: string
  settings: Place['settings']
  closed: boolean
  own: string | null
  inWords: boolean
  message: Id<'message'> | null
}

/** A spark as it will be read, place by place, in the order of their names. */
export async function wholeOf(db: Db, publishing: Publishing, spark: Spark): Promise<At[]> {
  const { rows } = await sql<Row>`
    select p.id as place, p.name, p.channel, p.address, p.settings, not ${takesWords('p')} as closed, s.text as own,
      s.in_words as "inWords", s.message_id as message
    from spark_place s join contact_point p on p.workspace_id = s.workspace_id and p.id = s.contact_point_id
    where s.workspace_id = ${spark.workspace} and s.spark_id = ${spark.spark} order by p.name, p.id`.execute(db)
  const media = await mediaOf(db, spark)
  return rows.map((row) => at(row, spark, media, publishing))
}

function at(row: Row, spark: Spark, media: readonly Medium[], publishing: Publishing): At {
  const publishes = publishing(row.channel)
  const { place, name, channel, own, inWords, message } = row
  const known = { place, name, channel, own, inWords, message }
  const limits = publishes?.limits({ id: place, address: row.address, settings: row.settings }) ?? null
  const poll = inWords ? null : (limits?.poll ?? null)
  const choices = poll ? chosenThere(spark) : []
  const asked = { choices, openDays: choices.length && poll?.days ? spark.openDays : null }
  const text = readThere(choices.length ? { ...spark, choices: [] } : spark, own)
  if (!publishes || !limits)
    return { ...known, parts: [text], ...asked, length: text.length, limits, media, amiss: ['cannot-publish'] }
  const { longest, goesOn } = limits
  // It stands before the first part, and counts with it; the others leave as much room.
  const warned = limits.warning ? publishes.measure(spark.warning ?? '') : 0
  const measure = (some: string) => publishes.measure(some) + warned
  const parts = goesOn ? partsOf(text, longest, measure) : ([text] as const)
  const length = Math.max(...parts.map(measure))
  const mustLend = media.length > 0 && limits.media?.byAddress === true
  const amiss = [...amissThere(spark, limits, media, length), ...(poll ? amissIn(asked, poll, media) : [])]
  if (mustLend && !publishing.lends) amiss.push('no-public-address')
  return { ...known, parts, ...asked, length, limits, media, amiss: row.closed ? ['closed', ...amiss] : amiss }
}

const choicesOf = (spark: Pick<Spark, 'choices'>) => spark.choices.map((choice) => choice.trim()).filter(Boolean)

/** By a form of the place. */
function chosenThere(spark: Spark): string[] {
  const choices = choicesOf(spark)
  return spark.opener === 'poll' && choices.length >= 2 ? choices : []
}

/** What the form of a place does not take. It is said, and nothing is put in its stead: whoever writes may have it in words. */
function amissIn(
  { choices, openDays }: Pick<At, 'choices' | 'openDays'>,
  poll: NonNullable<PieceLimits['poll']>,
  media: readonly Medium[],
): Amiss[] {
  if (!choices.length) return []
  const found: [Amiss, boolean][] = [
    ['too-many-choices', choices.length > poll.most],
    ['choice-too-long', choices.some(({ length }) => length > poll.longest)],
    ['choices-alike', new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length],
    ['choices-beside-image', media.length > 0 && !poll.withMedia],
    ['open-too-short', openDays !== null && poll.days !== null && openDays < poll.days.fewest],
    ['open-too-long', openDays !== null && poll.days !== null && openDays > poll.days.most],
  ]
  return found.flatMap(([amiss, holds]) => (holds ? [amiss] : []))
}

/** With what one may choose among, and who speaks, unless the words say so already. */
export function readThere(spark: Pick<Spark, 'text' | 'choices' | 'signed'>, own: string | null): string {
  const text = (own ?? spark.text).trim()
  const choices = choicesOf(spark)
  const signed = spark.signed.trim()
  const isSigned = !signed || text.toLowerCase().includes(signed.toLowerCase())
  return [text, choices.map((choice) => `· ${choice}`).join('\n'), isSigned ? '' : `— ${signed}`]
    .filter(Boolean)
    .join('\n\n')
}

function amissThere(spark: Spark, limits: PieceLimits, media: readonly Medium[], length: number): Amiss[] {
  const { longest, longestTitle, media: images } = limits
  const title = spark.title?.trim() ?? ''
  const found: [Amiss, boolean][] = [
    ['too-long', longest !== null && length > longest],
    ['no-title', longestTitle !== null && !title],
    ['title-too-long', longestTitle !== null && title.length > longestTitle],
    ['no-image', images?.needed === true && media.length === 0],
    ['too-many-images', media.length > (images?.most ?? 0)],
    ['image-type', images !== null && media.some(({ type }) => !images.types.includes(type))],
    ['image-too-big', images !== null && media.some(({ bytes }) => bytes > images.mostBytes)],
    ['image-without-words', media.some(({ alt }) => !alt.trim())],
  ]
  return found.flatMap(([amiss, holds]) => (holds ? [amiss] : []))
}

/**
 * Which words exactly: whoever approves them approves these and no others. The same for the same words, images and places;
 * another as soon as a sign of what is read anywhere differs.
 */
export function printOf(spark: Pick<Spark, 'title' | 'warning' | 'language'>, whole: readonly At[]): string {
  const read = whole
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ place, parts, media, choices, openDays }) => [
      ...[place, parts, media.map(({ id, alt }) => [id, alt])],
      ...(choices.length ? [choices] : []),
      ...(openDays === null ? [] : [openDays]),
    ])
  return createHash('sha256')
    .update(JSON.stringify([spark.title, spark.warning, spark.language, read]))
    .digest('hex')
}
