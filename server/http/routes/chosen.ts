import { type Id, Refusal } from '#kernel'
import { type Membership } from '../mount.ts'

/** The one client asked for, or all of one's own. */
export function chosenAmong(memberships: readonly Membership[], workspace: string | undefined): Id<'workspace'>[] {
  const mine = memberships.map((one) => one.workspace)
  if (!workspace) return mine
  const one = mine.find((id) => id === workspace)
  if (!one) throw new Refusal('workspace.not-there', 404)
  return [one]
}
