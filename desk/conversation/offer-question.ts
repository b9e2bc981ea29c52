import { type QuestionKind, type Questions, questionsOf } from '#charter'
import { type Db } from '#database'
import { type Dialect, type Id, Refusal } from '#kernel'
import { type FormOfAddress } from '#understanding'
import { whatToAsk } from './asking-why.ts'
import { askedBefore } from './asking-why-store.ts'
import { dialectOf } from './offer-link.ts'
import { registersOf } from './register.ts'

export interface OfferedQuestion {
  /** `waits`: they have not answered what they were asked. `silence`: they asked for it. */
  kind: QuestionKind | 'waits' | 'silence'
  /** Whom it is for. */
  name: string
  /** The first is proposed, then the next. */
  words: string[]
  dialect: Dialect
  /** null: their language knows no difference. */
  register: FormOfAddress | null
}

/**
 * What one may ask whoever said this, in their language and their register, signed with a first name. It goes into the
 * composer, to be changed and sent by a person. No words where they have not answered yet, or wish for silence.
 */
export async function offerQuestion(
  db: Db,
  at: { workspace: Id<'workspace'>; message: Id<'message'> },
  signed: string,
  first: Questions,
): Promise<OfferedQuestion> {
  const row = await db
    .selectFrom('message as m')
    .innerJoin('workspace as w', 'w.id', 'm.workspace_id')
    .leftJoin('finding as f', (on) =>
      on.onRef('f.workspace_id', '=', 'm.workspace_id').onRef('f.message_id', '=', 'm.id'),
    )
    .select(['m.handle_id', 'm.conversation_id', 'm.ours', 'm.gone_at', 'm.language'])
    .select(['f.language as found', 'w.language as spoken'])
    .where('m.workspace_id', '=', at.workspace)
    .where('m.id', '=', at.message)
    .executeTakeFirst()
  if (!row) throw new Refusal('message.not-there', 404)
  if (row.ours || row.gone_at || !row.handle_id) throw new Refusal('asking-why.nobody', 422)
  const here = { workspace: at.workspace, conversation: row.conversation_id as Id<'conversation'> }
  const asked = (await askedBefore(db, here, [row.handle_id])).get(row.handle_id)!
  const kind = whatToAsk(asked)
  const dialect = dialectOf(row.language ?? row.found, row.spoken)
  const register = (await registersOf(db, at.workspace, [row.handle_id])).get(row.handle_id) ?? 'vous'
  const questions = await questionsOf(db, at.workspace, first)
  const asks = kind === 'silence' || kind === 'waits' ? [] : questions[dialect][kind][register]
  const words = asks.map((one) => `${one}\n${firstName(signed)}`)
  return { kind, name: asked.name, words, dialect, register: dialect === 'en' ? null : register }
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
