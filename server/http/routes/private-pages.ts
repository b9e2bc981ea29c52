import { api } from '#contract'
import { offerLink, separateAtRequest } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { wordsIn } from '#words'
import { type On } from '../mount.ts'

export interface PrivatePageNeeds {
  within: Within
  reading: Within
  clock: Clock
  publicUrl: string
  /** Whether a channel can speak to one person alone. */
  answersPrivately(channel: string): boolean
}

/** What the desk does about people’s own pages: it sends their link, and separates what they ask to have separated. */
export function privatePageRoutes(on: On, needs: PrivatePageNeeds): void {
  const { within, reading, clock } = needs
  on(api.offerLink, async ({ workspace, user, params }) => {
    const offered = await reading([workspace], user.id, (db) =>
      offerLink(db, needs, workspace, params.message as Id<'message'>),
    )
    const { address, dialect, brand } = offered
    return { address, words: wordsIn(dialect).page.ownLink(brand, address) }
  })
  on(api.separate, async ({ workspace, user, params }) => {
    const which = { workspace, join: params.join!, by: user.id }
    return { act: await within([workspace], user.id, (db) => separateAtRequest(db, clock, which)) }
  })
}
