import {
  type Asking,
  agreedFacts,
  agreeFact,
  askAnew,
  askDepartment,
  asksBeside,
  asksOfWorkspace,
  changeDepartment,
  departmentsOnDesk,
  handBack,
  mustBeTheirs,
  openDepartment,
  renewDepartmentLink,
  sayInTheirName,
  setWordAside,
  takeWord,
  verbatimsOf,
  waitingWords,
  whereRepliesAreHeard,
  withdrawFact,
} from '#asking'
import { api } from '#contract'
import { type ChannelAbilities, type Here } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { zoneOf } from '#team'
import { wordsIn } from '#words'
import { verbatimInPieces, verbatimWorded } from '../../jobs/ask.ts'
import { type On } from '../mount.ts'
import { type Done, doneBy } from './done.ts'

export interface AskingNeeds extends Asking {
  within: Within
  reading: Within
  clock: Clock
  channels: Pick<ChannelAbilities, 'says' | 'answersPrivately'>
}

type Where = { workspace: Id<'workspace'>; params: Record<string, string> }

export function askingRoutes(on: On, needs: AskingNeeds): void {
  const { clock } = needs
  const done = doneBy(clock)
  readRoutes(on, needs)
  departmentRoutes(on, needs, done)
  questionRoutes(on, needs, done)
  publicRoutes(on, needs, done)
  factRoutes(on, needs, done)
}

const here = ({ workspace, params }: Where): Here => ({
  workspace,
  conversation: params.conversation as Id<'conversation'>,
})
const atDepartment = ({ workspace, params }: Where) => ({
  workspace,
  department: params.department as Id<'department'>,
})
const atAsk = ({ workspace, params }: Where) => ({ workspace, ask: params.ask as Id<'ask'> })

function readRoutes(on: On, { reading, clock, channels: { says }, ...asking }: AskingNeeds): void {
  on(api.services, ({ workspace, user }) =>
    reading([workspace], user.id, async (db) => ({
      mails: asking.mailFrom !== null,
      repliesTo: await whereRepliesAreHeard(db, workspace),
      departments: await departmentsOnDesk(db, clock, asking, workspace),
      asks: await asksOfWorkspace(db, clock, says, workspace),
      waiting: await waitingWords(db, says, workspace),
      facts: await agreedFacts(db, clock, workspace, { holding: false }),
    })),
  )
  on(api.asks, (call) =>
    reading([call.workspace], call.user.id, async (db) => ({ asks: await asksBeside(db, clock, says, here(call)) })),
  )
  on(api.facts, ({ workspace, user }) =>
    reading([workspace], user.id, async (db) => ({
      facts: await agreedFacts(db, clock, workspace, { holding: true }),
    })),
  )
  on(api.pseudonymised, async (call) => {
    const these = call.query.these.split(',')
    const { asked } = wordsIn(call.language)
    const verbatims = await reading([call.workspace], call.user.id, async (db) => {
      await mustBeTheirs(db, here(call), these)
      const zone = await zoneOf(db, call.workspace)
      const along = these.map((message) => ({ message, masked: null }))
      return (await verbatimsOf(db, call.workspace, along)).map((one) => ({ ...one, zone }))
    })
    return {
      verbatims: verbatims.map((one) => ({
        message: one.message,
        text: verbatimWorded(asked, one),
        pieces: verbatimInPieces(asked, one),
        said: asked.said(asked.day(one.at, one.zone), one.place),
      })),
    }
  })
}

function departmentRoutes(on: On, { within, clock, ...asking }: AskingNeeds, done: Done): void {
  on(api.openDepartment, ({ workspace, user, body }) =>
    within([workspace], user.id, async (db) => ({
      department: await openDepartment(db, clock, asking.linkKey, { workspace, by: user.id, said: body }),
    })),
  )
  on(api.changeDepartment, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await changeDepartment(db, clock, atDepartment(call), call.user.id, call.body)),
    ),
  )
  on(api.renewDepartmentLink, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const where = { ...atDepartment(call), by: call.user.id }
      const { act, link } = await renewDepartmentLink(db, clock, asking, where)
      return { ...done(act), link }
    }),
  )
}

function questionRoutes(on: On, { within, clock, ...asking }: AskingNeeds, done: Done): void {
  const again = ({ act, link }: { act: Id<'act'>; link: string | null }) => ({ ...done(act), link })
  on(api.ask, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { department, question, messages, masked, dueAt, key } = call.body
      const { act, link } = await askDepartment(db, clock, asking, {
        at: here(call),
        department: department as Id<'department'>,
        question,
        messages,
        masked: masked ?? [],
        dueAt: new Date(dueAt),
        key: key as Id<'ask'>,
        by: call.user.id,
      })
      return { ...done(act), link }
    }),
  )
  on(api.writeAgain, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      again(await askAnew(db, clock, asking, { ...atAsk(call), by: call.user.id })),
    ),
  )
  on(api.addPrecision, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      again(await askAnew(db, clock, asking, { ...atAsk(call), by: call.user.id, precision: call.body.words })),
    ),
  )
  on(api.takeWord, ({ workspace, user, params }) =>
    within([workspace], user.id, async (db) =>
      done(await takeWord(db, clock, { workspace, word: params.word!, by: user.id })),
    ),
  )
  on(api.setWordAside, ({ workspace, user, params }) =>
    within([workspace], user.id, async (db) =>
      done(await setWordAside(db, clock, { workspace, word: params.word!, by: user.id })),
    ),
  )
}

function publicRoutes(on: On, { within, clock, channels, ...asking }: AskingNeeds, done: Done): void {
  on(api.sayInTheirName, ({ workspace, user, params }) =>
    within([workspace], user.id, async (db) => {
      const which = { workspace, word: params.word!, by: user.id }
      const { act, leavesAt } = await sayInTheirName(db, clock, channels, which)
      return { ...done(act), leavesAt: leavesAt?.toISOString() ?? null }
    }),
  )
  on(api.handBack, ({ workspace, user, params, body }) =>
    within([workspace], user.id, async (db) => {
      const which = { workspace, word: params.word!, by: user.id, words: body.words }
      const { act, link } = await handBack(db, clock, asking, which)
      return { ...done(act), link }
    }),
  )
}

function factRoutes(on: On, { within, clock }: AskingNeeds, done: Done): void {
  on(api.agreeFact, ({ workspace, user, body }) =>
    within([workspace], user.id, async (db) => {
      const said = { ...body, validUntil: body.validUntil ? new Date(body.validUntil) : null, word: body.word ?? null }
      const { act, fact } = await agreeFact(db, clock, { workspace, by: user.id }, said)
      return { ...done(act), fact }
    }),
  )
  on(api.withdrawFact, ({ workspace, user, params }) =>
    within([workspace], user.id, async (db) =>
      done(await withdrawFact(db, clock, { workspace, fact: params.fact!, by: user.id })),
    ),
  )
}
