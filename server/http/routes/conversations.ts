import { mustBeQuotable } from '#asking'
import { giveWords } from '#commitment'
import { api, type Conversation } from '#contract'
import {
  actOnConversation,
  awaitingIn,
  beHere,
  type ChannelAbilities,
  conversationOnDesk,
  conversationsOnDesk,
  findInConversation,
  giveNod,
  type Here,
  joinable,
  joinConversations,
  keepDraft,
  leaveNote,
  rememberPlace,
  reply,
  sayAgain,
  sayOtherSubject,
  search,
  settleUnknown,
  splitThread,
  takeNodBack,
  turnsOfConversation,
} from '#conversation'
import { type Jobs, type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { rewordInThread } from '#reason'
import { type Membership, type On } from '../mount.ts'
import { chosenAmong } from './chosen.ts'
import { doneBy } from './done.ts'

export interface ConversationNeeds {
  within: Within
  reading: Within
  jobs: Jobs
  clock: Clock
  channels: ChannelAbilities
}

export function conversationRoutes(on: On, { within, reading, clock, channels }: ConversationNeeds): void {
  const here = (call: { workspace: Id<'workspace'>; params: Record<string, string> }): Here => ({
    workspace: call.workspace,
    conversation: call.params.conversation as Id<'conversation'>,
  })
  const done = doneBy(clock)

  on(api.conversations, (call) => {
    const mine = chosenAmong(call.memberships, call.query.workspace)
    return reading(mine, call.user.id, (db) =>
      conversationsOnDesk(db, mine, call.user.id, call.query, { clock, channels }),
    )
  })
  on(api.awaitingIn, (call) =>
    reading([call.workspace], call.user.id, (db) => awaitingIn(db, here(call), channels, call.query.after)),
  )
  on(api.conversation, (call) =>
    reading(
      [call.workspace],
      call.user.id,
      async (db): Promise<Conversation> => conversationOnDesk(db, clock, here(call), call.user.id, channels),
    ),
  )
  on(api.turns, (call) =>
    reading([call.workspace], call.user.id, (db) => turnsOfConversation(db, here(call), channels, call.query)),
  )
  on(api.findIn, (call) =>
    reading([call.workspace], call.user.id, async (db) => ({
      messages: await findInConversation(db, here(call), call.query.words),
    })),
  )
  on(api.search, (call) => {
    const mine = chosenAmong(call.memberships, call.query.workspace)
    return reading(mine, call.user.id, (db) => search(db, call.query.words, call.query.after))
  })

  on(api.actOn, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await actOnConversation(db, clock, here(call), call.body, call.user.id)),
    ),
  )
  on(api.actOnSeveral, async (call) => {
    const several = call.body.conversations.map((one) => ({
      workspace: one.workspace as Id<'workspace'>,
      conversation: one.conversation as Id<'conversation'>,
    }))
    for (const { workspace } of several) mustBeAtDesk(call.memberships, workspace)
    const workspaces = [...new Set(several.map((one) => one.workspace))]
    // Always in the same order: two such acts at once wait for each other instead of for ever.
    several.sort((one, other) => (one.conversation < other.conversation ? -1 : 1))
    return within(workspaces, call.user.id, async (db) => {
      const acts = []
      for (const one of several) {
        acts.push({ ...one, act: await actOnConversation(db, clock, one, call.body.act, call.user.id) })
      }
      return { done: acts }
    })
  })
  on(api.joinable, (call) =>
    reading([call.workspace], call.user.id, async (db) => ({ rows: await joinable(db, here(call), call.query.words) })),
  )
  on(api.otherSubject, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await sayOtherSubject(db, clock, here(call), call.body.conversation as Id<'conversation'>, call.user.id)),
    ),
  )
  on(api.join, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await joinConversations(db, clock, here(call), call.body.conversation as Id<'conversation'>, call.user.id)),
    ),
  )
  on(api.split, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { act, conversation } = await splitThread(
        db,
        clock,
        here(call),
        call.body.thread as Id<'thread'>,
        call.user.id,
      )
      return { ...done(act), conversation }
    }),
  )
  on(api.read, async (call) => {
    await within([call.workspace], call.user.id, (db) =>
      rememberPlace(db, clock, here(call), call.user.id, call.body.message),
    )
    return undefined
  })
  on(api.beHere, async (call) => {
    const { writing, gone = false } = call.body
    await within([call.workspace], call.user.id, (db) => beHere(db, clock, here(call), call.user.id, { writing, gone }))
    return undefined
  })
  on(api.keepDraft, (call) => {
    if (call.body.kind === 'reply') mustBeAtDesk(call.memberships, call.workspace)
    return within([call.workspace], call.user.id, async (db) => ({
      version: await keepDraft(db, clock, here(call), call.user.id, call.body),
    }))
  })
  on(api.reply, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { text, answers, audience, key, byHand, quotes = [], asks = null, gives = [] } = call.body
      await mustBeQuotable(db, here(call), { text, quotes })
      const { leavesAt, ...replied } = await reply(db, clock, channels, {
        at: here(call),
        text,
        answers: [...new Set(answers)],
        audience,
        key: key as Id<'outbox'>,
        by: call.user.id,
        signed: call.user.name,
        byHand: byHand
          ? {
              url: byHand.url ?? null,
              spots: byHand.spots?.map(({ spot, url }) => ({ spot, url: url ?? null })) ?? null,
            }
          : null,
        asks,
      })
      if (asks?.kind === 'rewording') {
        const of = { workspace: call.workspace, reason: asks.reason as Id<'reason'> }
        const said = { words: text, questions: replied.messages, answers }
        await rewordInThread(db, clock, call.user.id, of, said)
      }
      // What is promised is promised once, at the first place where it is said.
      const [first] = replied.messages
      await giveWords(db, clock, call.user.id, { workspace: call.workspace, message: first! }, gives)
      return { ...replied, leavesAt: leavesAt?.toISOString() ?? null }
    }),
  )
  on(api.note, (call) => {
    const { text, answers, key } = call.body
    return within([call.workspace], call.user.id, async (db) => ({
      message: await leaveNote(db, clock, {
        at: here(call),
        text,
        answers,
        key: key as Id<'message'>,
        by: call.user.id,
      }),
    }))
  })
  on(api.settle, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const message = call.params.message as Id<'message'>
      const act = { workspace: call.workspace, message, as: call.body.as, url: call.body.url ?? null, by: call.user.id }
      return done(await settleUnknown(db, clock, act))
    }),
  )
  on(api.nod, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(
        await giveNod(db, clock, channels.nods, { at: here(call), message: call.params.message!, by: call.user.id }),
      ),
    ),
  )
  on(api.endNod, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await takeNodBack(db, clock, { at: here(call), message: call.params.message!, by: call.user.id })),
    ),
  )
  on(api.sayAgain, async (call) => {
    const message = call.params.message as Id<'message'>
    const again = await within([call.workspace], call.user.id, (db) => sayAgain(db, clock, call.workspace, message))
    if (!again) throw new Refusal('reply.nothing-to-say-again', 409)
    return undefined
  })
}

const roleIn = (memberships: readonly Membership[], workspace: string) =>
  memberships.find((one) => one.workspace === workspace)?.role

function mustBeAtDesk(memberships: readonly Membership[], workspace: string): void {
  const role = roleIn(memberships, workspace)
  if (!role) throw new Refusal('workspace.not-there', 404)
  if (role !== 'desk') throw new Refusal('team.not-at-this-desk', 403)
}
