import { type Db } from '#database'
import { type Dialect, dialects, type Id, Refusal } from '#kernel'

/** What one asks: why, what was meant, or nothing more but thanks. */
export type QuestionKind = 'why' | 'clarification' | 'thanks'
export const questionKinds: readonly QuestionKind[] = ['why', 'clarification', 'thanks']

/** By « tu » and by « vous »; English knows one, and holds both alike. The first of each is what is proposed first. */
export type Wordings = Record<'tu' | 'vous', readonly string[]>
export type Questions = Record<Dialect, Record<QuestionKind, Wordings>>

/** What a client has put in place of the questions one begins with, and no more. */
export type KeptQuestions = Partial<Record<Dialect, Partial<Record<QuestionKind, Partial<Wordings>>>>>

/** `first`: what one begins with, as the tool words it. */
export function questionsFrom(kept: unknown, first: Questions): Questions {
  const own = kept as KeptQuestions
  const inDialect = (dialect: Dialect) =>
    Object.fromEntries(
      questionKinds.map((kind) => [kind, { ...first[dialect][kind], ...own[dialect]?.[kind] }]),
    ) as Questions[Dialect]
  return Object.fromEntries(dialects.map((dialect) => [dialect, inDialect(dialect)])) as Questions
}

export async function questionsOf(db: Db, workspace: Id<'workspace'>, first: Questions): Promise<Questions> {
  const row = await db.selectFrom('workspace').select('questions').where('id', '=', workspace).executeTakeFirst()
  if (!row) throw new Refusal('workspace.not-there', 404)
  return questionsFrom(row.questions, first)
}

/** One wording changes. Left empty, or as one begins, it follows the tool again. */
export async function changeQuestions(
  db: Db,
  workspace: Id<'workspace'>,
  change: { dialect: Dialect; kind: QuestionKind; register: 'tu' | 'vous'; questions: readonly string[] },
  first: Questions,
): Promise<Questions> {
  const { dialect, kind, register } = change
  const row = await db
    .selectFrom('workspace')
    .select('questions')
    .where('id', '=', workspace)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('workspace.not-there', 404)
  const questions = [...new Set(change.questions.map((one) => one.trim()).filter(Boolean))]
  const asFirst = !questions.length || JSON.stringify(questions) === JSON.stringify(first[dialect][kind][register])
  const kept = structuredClone(row.questions) as KeptQuestions
  const { [register]: _, ...others } = kept[dialect]?.[kind] ?? {}
  const ofKind = asFirst ? others : { ...others, [register]: questions }
  kept[dialect] = { ...kept[dialect], [kind]: ofKind }
  await db
    .updateTable('workspace')
    .set({ questions: JSON.stringify(kept) })
    .where('id', '=', workspace)
    .execute()
  return questionsFrom(kept, first)
}
