/** What Meta answers where something is not there, it answers where one may not read it, too (100/33). */
import { type Means } from '#channel'
import { tokenTold } from './ends.ts'
import { type Graph } from './graph.ts'
import { timeOf } from './thing.ts'

/** Says once in a round whether what is missing may be taken for gone. */
export interface Doubt {
  mayRead(): Promise<boolean>
  /** It was asked, and one may not. */
  isShut: boolean
}

/** `right`: what reading takes. `isRead`: something of the kind was read just now. Where Meta does not tell, it is believed. */
export function doubtOf({ root, token }: Graph, right: string, isRead: boolean, means: Means): Doubt {
  let asked: Promise<boolean> | null = isRead ? Promise.resolve(true) : null
  const doubt: Doubt = {
    isShut: false,
    async mayRead() {
      asked ??= stands(root, token ?? '', right, means)
      doubt.isShut = !(await asked)
      return !doubt.isShut
    },
  }
  return doubt
}

async function stands(root: string, token: string, right: string, means: Means): Promise<boolean> {
  const told = await tokenTold(root, token, means)
  const ends = timeOf(told?.data_access_expires_at)?.getTime() ?? 0
  if (told?.is_valid === false || (ends > 0 && ends <= means.clock().getTime())) return false
  return !Array.isArray(told?.scopes) || told.scopes.includes(right)
}
