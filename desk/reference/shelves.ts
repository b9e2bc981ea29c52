import { type Db } from '#database'
import { type Id } from '#kernel'
import { openShelf, type Shelf } from '#originality'
import { type Changed, changedAt, partOf, type Source, sourcesOf, toShelve } from './sources.ts'

export interface Standing {
  /** As it was then. */
  changed: Changed
  /** In this process’s own milliseconds. */
  made: number
  shelf: Shelf
  /** What each number of the shelf is; null where that has gone, or stands under a later number in other words. */
  sources: readonly (Source | null)[]
  /** How much came and went since it was made whole. */
  changes: number
}

/** Of so many clients at a time; whoever was not looked at longest goes first. */
const mostShelves = 12
/** While a site is being read every page changes what stands there: it is brought up to date so often meanwhile, and once all is read. */
const renewedEvery = 60_000
/** Past so many changes for each text it is made whole anew, so that what has gone takes no room; a few never matter. */
const mostChanges = 0.25
const fewChanges = 200

/**
 * The prints of all that a client says already, for each client that somebody writes for: read once in each process. When
 * words have changed, those alone are read; while a site is being read, a minute behind at most. Never more than a few
 * clients at a time.
 */
export class Shelves {
  readonly #standing = new Map<string, Standing>()
  readonly #renewing = new Map<string, Promise<unknown>>()

  async at(db: Db, workspace: Id<'workspace'>): Promise<Standing> {
    const { changed, reading } = await changedAt(db, workspace)
    const isGood = (one: Standing | undefined) =>
      one && (!apart(one.changed, changed).length || (reading && performance.now() - one.made < renewedEvery))
    // Whoever asks while another’s question has it read waits for that, and reads nothing twice.
    while (!isGood(this.#standing.get(workspace)) && this.#renewing.has(workspace))
      await this.#renewing.get(workspace)!.catch(() => undefined)
    const known = this.#standing.get(workspace)
    return this.#keep(workspace, isGood(known) ? known! : await this.#renewed(db, workspace, known, changed))
  }

  async #renewed(db: Db, workspace: Id<'workspace'>, known: Standing | undefined, changed: Changed): Promise<Standing> {
    const renewing = renewed(db, workspace, known, changed)
    this.#renewing.set(workspace, renewing)
    try {
      return this.#keep(workspace, await renewing)
    } finally {
      this.#renewing.delete(workspace)
    }
  }

  #keep(workspace: string, standing: Standing): Standing {
    this.#standing.delete(workspace)
    this.#standing.set(workspace, standing)
    for (const oldest of this.#standing.keys()) {
      if (this.#standing.size <= mostShelves) break
      this.#standing.delete(oldest)
    }
    return standing
  }
}

/** Which parts have changed between the two, have come or have gone. */
const apart = (one: Changed, other: Changed) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((part) => one.get(part) !== other.get(part))

async function renewed(
  db: Db,
  workspace: Id<'workspace'>,
  known: Standing | undefined,
  changed: Changed,
): Promise<Standing> {
  const now = { changed, made: performance.now() }
  if (known) {
    const parts = new Set(apart(known.changed, changed))
    const listed = new Map((await sourcesOf(db, workspace, [...parts])).map((one) => [one.id, one]))
    const stays = (one: Source) => !parts.has(partOf(one)) || listed.get(one.id)?.stamp === one.stamp
    const left = known.sources.map((one) => (one && stays(one) ? one : null))
    const without = known.sources.flatMap((one, number) => (one && !left[number] ? [number] : []))
    for (const one of left) if (one) listed.delete(one.id)
    const more = [...listed.values()]
    const changes = known.changes + without.length + more.length
    if (changes <= fewChanges + mostChanges * known.shelf.size) {
      const shelf = known.shelf.changed({ without, more: await toShelve(db, workspace, more) })
      return { ...now, shelf, sources: [...left, ...more], changes }
    }
  }
  const sources = await sourcesOf(db, workspace, [...changed.keys()])
  return { ...now, shelf: openShelf(await toShelve(db, workspace, sources)), sources, changes: 0 }
}
