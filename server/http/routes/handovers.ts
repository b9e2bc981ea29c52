import { api } from '#contract'
import { type Within } from '#database'
import { handOver, handoversPast, handoversToRead, readHandover } from '#handover'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Membership, type On } from '../mount.ts'
import { chosenAmong } from './chosen.ts'

interface HandoverNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function handoverRoutes(on: On, { within, reading, clock }: HandoverNeeds): void {
  on(api.handOver, ({ body, memberships, user }) => {
    const mine = new Set(atDesk(memberships))
    const workspaces = [...new Set(body.workspaces as Id<'workspace'>[])]
    if (workspaces.some((one) => !mine.has(one))) throw new Refusal('workspace.not-there', 404)
    return within(workspaces, user.id, async (db) => {
      const acts = []
      const at = clock()
      for (const workspace of workspaces)
        acts.push({
          workspace,
          act: await handOver(db, clock, { workspace, by: user.id, note: body.key, text: body.text, at }),
        })
      return { acts }
    })
  })
  on(api.handovers, ({ memberships, query, user }) => {
    const mine = atDesk(memberships, query.workspace)
    return reading(mine, user.id, async (db) => ({ notes: await handoversToRead(db, clock, mine, user.id) }))
  })
  on(api.pastHandovers, ({ memberships, query, user }) => {
    const mine = atDesk(memberships, query.workspace)
    const before = query.before ? new Date(query.before) : null
    return reading(mine, user.id, (db) => handoversPast(db, mine, user.id, before))
  })
  on(api.readHandover, async ({ memberships, params, user }) => {
    const workspaces = atDesk(memberships)
    if (!workspaces.length) throw new Refusal('handover.not-there', 404)
    await within(workspaces, user.id, (db) =>
      readHandover(db, clock, { workspaces, user: user.id, note: params.handover! }),
    )
    return undefined
  })
}

/** Notes are words between those who work at the same desk. */
function atDesk(memberships: readonly Membership[], workspace?: string): Id<'workspace'>[] {
  const among = chosenAmong(memberships, workspace)
  return memberships.filter((one) => one.role === 'desk' && among.includes(one.workspace)).map((one) => one.workspace)
}
