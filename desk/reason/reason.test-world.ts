import { onTestFinished } from 'vitest'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import {
  keepFindings,
  keepReason,
  type Learnt,
  learnOn,
  messagesToUnderstand,
  reasonUndo,
  type ThemeChoice,
} from '#reason'
import { takeBackAct } from '#team'
import { understand } from '#understanding'
import { openSaid, type SaidMessage } from '../../test/said.ts'

/** A desk where reasons are kept: what tests of this room share. */
export async function openWorld() {
  const said = await openSaid()
  onTestFinished(said.close)
  return { ...said, desk: async (name?: string) => deskOf(await said.workspace(name)) }
}

export type Desk = ReturnType<typeof deskOf>

const clock: Clock = () => new Date()
const odile = 'odile'

function deskOf({
  id: workspace,
  inside,
  says,
}: Awaited<ReturnType<Awaited<ReturnType<typeof openSaid>>['workspace']>>) {
  const desk = {
    workspace,
    inside,
    says,
    clock,
    by: odile,

    async understands(...messages: SaidMessage[]) {
      const ids = messages.map((one) => one.id)
      await inside(async (db) => {
        const { brand } = await learntIn(db, workspace)
        const read = await messagesToUnderstand(db, workspace, ids)
        const found = read.map((one) => ({ ...one, findings: understand(one.text, brand) }))
        await keepFindings(db, clock, workspace, found, ids)
      })
    },

    /** All that was learnt, from the log or from `before`. */
    learnt: (before?: Learnt) => inside((db) => learntIn(db, workspace, before)),
    learntHere: (db: Db) => learntIn(db, workspace),

    /** The words of each suggestion that stands. */
    async suggestions(message: SaidMessage) {
      const row = await one(inside, message.id)
      const spans = (row.reasons ?? []) as { start: number; end: number; theme: string | null }[]
      return spans.map((span) => ({ ...span, revision: row.revision, words: row.text.slice(span.start, span.end) }))
    },

    async standing(message: SaidMessage) {
      const { awaits, language, stance, found } = await one(inside, message.id)
      return { awaits, language, stance, found }
    },

    async keeps(message: SaidMessage, words: string, theme: ThemeChoice = null) {
      const { text, revision } = await one(inside, message.id)
      const start = text.indexOf(words)
      const span = { start, end: start + words.length }
      return inside((db) => keepReason(db, clock, odile, { workspace, message: message.id, revision, ...span, theme }))
    },

    async undoes(act: Id<'act'>) {
      await inside(async (db) => {
        const taken = await takeBackAct(db, clock, workspace, act, odile)
        await reasonUndo[taken.kind]!(db, clock, taken, odile)
      })
    },

    /** Said anew: what stood before becomes a revision, as hearing does it. */
    async revises(message: SaidMessage, text: string) {
      await inside(async (db) => {
        const { text: before, revision } = await one((work) => work(db), message.id)
        const was = { workspace_id: workspace, message_id: message.id, revision, text: before, html: null, title: null }
        await db
          .insertInto('message_revision')
          .values({ ...was, heard_at: clock() })
          .execute()
        await db
          .updateTable('message')
          .set({ text, revision: revision + 1 })
          .where('workspace_id', '=', workspace)
          .where('id', '=', message.id)
          .execute()
      })
    },

    async takesBack(message: SaidMessage) {
      await inside((db) =>
        db
          .updateTable('message')
          .set({ gone_at: clock() })
          .where('workspace_id', '=', workspace)
          .where('id', '=', message.id)
          .execute(),
      )
    },

    /** Everything this room holds, to compare before and after. */
    async everything() {
      return inside(async (db) => ({
        reasons: await db.selectFrom('reason').selectAll().orderBy('id').execute(),
        themes: await db.selectFrom('theme').selectAll().orderBy('id').execute(),
        findings: await db.selectFrom('finding').selectAll().orderBy('message_id').execute(),
        messages: await db.selectFrom('message').select(['id', 'stance', 'awaits', 'language']).orderBy('id').execute(),
        corrections: await db
          .selectFrom('correction')
          .selectAll()
          .where('undone_at', 'is', null)
          .orderBy('id')
          .execute(),
      }))
    },
  }
  return desk
}

async function learntIn(db: Db, workspace: Id<'workspace'>, before?: Learnt): Promise<Learnt> {
  let learnt = await learnOn(db, clock, workspace, before)
  while (learnt.more) learnt = await learnOn(db, clock, workspace, learnt)
  return learnt
}

async function one(inside: <T>(work: (db: Db) => Promise<T>) => Promise<T>, message: string) {
  return inside((db) =>
    db
      .selectFrom('message as m')
      .leftJoin('finding as f', (on) =>
        on
          .onRef('f.workspace_id', '=', 'm.workspace_id')
          .onRef('f.message_id', '=', 'm.id')
          .onRef('f.revision', '=', 'm.revision'),
      )
      .select(['m.text', 'm.revision', 'm.awaits', 'm.language', 'm.stance', 'f.reasons', 'f.stance as found'])
      .where('m.id', '=', message)
      .executeTakeFirstOrThrow(),
  )
}
