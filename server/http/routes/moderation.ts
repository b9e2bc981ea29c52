import { rulesOf } from '#charter'
import { api } from '#contract'
import { draftRemoval, eraseAtRequest, remove } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Dialect, type Id } from '#kernel'
import { wordsIn } from '#words'
import { type On } from '../mount.ts'

export interface ModerationNeeds {
  within: Within
  reading: Within
  clock: Clock
  /** Whether words can be taken away where a channel leads: on pages of our own. */
  removes(channel: string): boolean
}

export function moderationRoutes(on: On, { within, reading, clock, removes }: ModerationNeeds): void {
  const moderation = { removes, wordsIn: (language: Dialect) => wordsIn(language).charter }
  on(api.rules, async ({ workspace, user }) => {
    const rules = await reading([workspace], user.id, (db) => rulesOf(db, workspace))
    return rules.map(({ id, position, title, explanation, ground }) => ({ id, position, title, explanation, ground }))
  })
  on(api.draftRemoval, async ({ workspace, user, body }) => {
    const of = { workspace, messages: body.messages, rule: body.rule as Id<'rule'> }
    return within([workspace], user.id, (db) => draftRemoval(db, clock, moderation, of))
  })
  on(api.remove, async ({ workspace, user, body }) => {
    const removal = { workspace, by: user.id, ...body, rule: body.rule as Id<'rule'> }
    const removed = await within([workspace], user.id, (db) => remove(db, clock, moderation, removal))
    return { act: removed.act, takesEffectAt: removed.takesEffectAt.toISOString() }
  })
  on(api.eraseAtRequest, async ({ workspace, user, params }) => {
    const request = { workspace, message: params.message as Id<'message'>, by: user.id }
    return { act: await within([workspace], user.id, (db) => eraseAtRequest(db, clock, request)) }
  })
}
