import { type Channel } from '#channel'
import { type Within } from '#database'
import { type Id } from '#kernel'
import { gatherSince, lookAfter, plainMentions, type TellingMeans, tellBack, type Ways } from '#telling-back'
import { unlessGone } from './unless-gone.ts'

export interface Telling {
  /** Who has said so since, and whom it can be said to. */
  gather(workspace: Id<'workspace'>, decision: Id<'decision'>): Promise<void>
  leave(workspace: Id<'workspace'>, telling: Id<'telling'>): Promise<void>
  lookAfter(workspace: Id<'workspace'>, telling: Id<'telling'>): Promise<void>
}

/** What time makes due of telling people back. Each is one commit of its own: killed in between, the next tick goes on. */
export function telling(needs: TellingMeans & { within: Within; onTrouble(cause: unknown): void }): Telling {
  const { within, clock, ways, onTrouble } = needs
  // One that breaks must not keep the others from being told; one taken back since it was due is no break.
  const apart = (work: Promise<unknown>) => unlessGone(work).catch(onTrouble)
  return {
    gather: (workspace, decision) =>
      apart(within([workspace], null, (db) => gatherSince(db, needs, { workspace, decision }))),
    leave: (workspace, id) =>
      apart(within([workspace], null, (db) => tellBack(db, clock, ways, { workspace, telling: id }))),
    lookAfter: (workspace, id) =>
      apart(within([workspace], null, (db) => lookAfter(db, clock, ways, { workspace, telling: id }))),
  }
}

export function waysOf(channels: ReadonlyMap<string, Channel>): Ways {
  const manifest = (key: string) => channels.get(key)?.manifest
  return {
    says: (key) => channels.get(key)?.says !== undefined,
    answersPrivately: (key) => manifest(key)?.answersPrivately === true,
    mayComeBack: (key) => manifest(key)?.mayComeBack === true,
    longest: (key) => manifest(key)?.longestUtterance ?? null,
    mentions: (key) => channels.get(key)?.says?.mentions ?? plainMentions,
  }
}
