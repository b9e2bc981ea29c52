import { endWord, givenWordsHere, givenWordsOnDesk, giveWord, moveWord, noticedIn } from '#commitment'
import { api } from '#contract'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { readsNotes } from '#team'
import { type On } from '../mount.ts'
import { doneBy } from './done.ts'

export interface GivenWordNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function givenWordRoutes(on: On, { within, reading, clock }: GivenWordNeeds): void {
  const done = doneBy(clock)
  const at = ({ workspace, params }: { workspace: Id<'workspace'>; params: Record<string, string> }) => ({
    workspace,
    commitment: params.word as Id<'commitment'>,
  })

  on(api.givenWords, ({ memberships, query, user }) => {
    const mine = memberships.filter(({ role }) => readsNotes(role)).map(({ workspace }) => workspace)
    const asked = query.workspace ? mine.filter((one) => one === query.workspace) : mine
    return reading(asked, user.id, (db) => givenWordsOnDesk(db, clock, asked, query.after))
  })
  on(api.noticeWords, ({ workspace, user, body }) =>
    reading([workspace], user.id, (db) => noticedIn(db, clock, workspace, body.text)),
  )
  on(api.givenWordsHere, ({ workspace, params, user }) =>
    reading([workspace], user.id, (db) =>
      givenWordsHere(db, clock, { workspace, conversation: params.conversation as Id<'conversation'> }),
    ),
  )
  on(api.giveWord, ({ workspace, params, user, body }) =>
    within([workspace], user.id, async (db) => {
      const of = { workspace, message: params.message as Id<'message'>, revision: body.revision }
      const { act, commitment } = await giveWord(db, clock, user.id, of, body)
      return { ...done(act), word: commitment }
    }),
  )
  on(api.moveWord, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await moveWord(db, clock, call.user.id, at(call), call.body.on)),
    ),
  )
  on(api.keepWord, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { words, answer } = call.body
      const kept = { how: 'kept', words: words?.trim() || null, answer: (answer as Id<'message'>) ?? null } as const
      return done(await endWord(db, clock, call.user.id, at(call), kept))
    }),
  )
  on(api.releaseWord, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await endWord(db, clock, call.user.id, at(call), { how: 'released', words: call.body.words.trim() })),
    ),
  )
}
