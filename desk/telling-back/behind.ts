import { wordsBehindAlert } from '#alert'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { reasonsBehind } from '#reason'
import { type DecidedOn } from './decision.ts'

/** The messages of everyone a decision concerns: who gave the reason, or who spoke of what is grave. */
export async function behind(db: Db, workspace: Id<'workspace'>, of: DecidedOn): Promise<string[]> {
  if (of.alert !== null) return await wordsBehindAlert(db, workspace, of.alert)
  const { messages } = await reasonsBehind(db, workspace, of)
  return messages.map((one) => one.id)
}
