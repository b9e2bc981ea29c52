import { api } from '#contract'
import { type Within } from '#database'
import { type Id } from '#kernel'
import { mentionsOnScreen } from '#mention'
import { type On } from '../mount.ts'

export function mentionRoutes(on: On, { reading }: { reading: Within }): void {
  on(api.mentions, ({ workspace, params, user, query }) =>
    reading([workspace], user.id, (db) =>
      mentionsOnScreen(db, { workspace, place: params.place as Id<'contact point'> }, query.after),
    ),
  )
}
