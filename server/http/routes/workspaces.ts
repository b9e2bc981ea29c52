import { redateWords } from '#commitment'
import { api } from '#contract'
import { type Db, type Within } from '#database'
import { type Clock, type Dialect, type Id, newId, Refusal } from '#kernel'
import {
  acceptInvitation,
  changeMember,
  changeWorkspace,
  closeWorkspace,
  forgetView,
  holdInvitation,
  invite,
  type Membership,
  myMemberships,
  openWorkspace,
  readInvitation,
  readToken,
  removeMember,
  savedViews,
  saveView,
  teamOnScreen,
  withdrawInvitation,
} from '#team'
import { type On, type SignedIn } from '../mount.ts'
import { workspaceOf } from './accounts.ts'

export interface WorkspaceNeeds {
  within: Within
  reading: Within
  clock: Clock
  publicUrl: string
  /** The rules a new client's charter begins with. */
  firstRules?(db: Db, workspace: Id<'workspace'>, language: Dialect): Promise<void>
  /** Opens the demo workspace with everything in it, and says which it is. */
  plantDemo(user: SignedIn): Promise<Id<'workspace'>>
  /** Someone's access ends: what was theirs to do goes back to everyone. */
  whenSomeoneLeavesTheDesk?(db: Db, workspace: Id<'workspace'>, user: string): Promise<void>
}

export function workspaceRoutes(on: On, needs: WorkspaceNeeds): void {
  const { within, clock } = needs

  async function asNow(user: string, workspace: Id<'workspace'>) {
    const mine = (await within([], user, myMemberships)).find((one) => one.workspace === workspace)
    if (!mine) throw new Refusal('workspace.not-there', 404)
    return workspaceOf(mine)
  }

  on(api.openWorkspace, ({ body, user }) => {
    const id = newId<'workspace'>()
    const language = body.language ?? user.language
    return within([id], user.id, async (db) => {
      const opened: Membership = await openWorkspace(db, clock, user.id, { ...body, id, language })
      await needs.firstRules?.(db, id, language)
      return workspaceOf(opened)
    })
  })
  on(api.discover, async ({ user }) => asNow(user.id, await needs.plantDemo(user)))
  on(api.changeWorkspace, async ({ body, user, workspace }) => {
    await within([workspace], user.id, async (db) => {
      await changeWorkspace(db, workspace, body)
      // Days that were promised are days of the client's own calendar.
      if (body.zone) await redateWords(db, clock, workspace)
    })
    return asNow(user.id, workspace)
  })
  on(api.closeWorkspace, async ({ query, user, workspace }) => {
    await closeWorkspace(within, clock, workspace, user.id, query.name)
    return undefined
  })

  teamRoutes(on, needs)
  invitationRoutes(on, needs, asNow)
  viewRoutes(on, needs)
}

function teamRoutes(on: On, { within, reading, clock, whenSomeoneLeavesTheDesk }: WorkspaceNeeds): void {
  on(api.team, ({ user, workspace }) => reading([workspace], user.id, (db) => teamOnScreen(db, clock, workspace)))
  on(api.changeMember, async ({ body, params, user, workspace }) => {
    await within([workspace], user.id, async (db) => {
      await changeMember(db, workspace, params.user!, body.role)
      if (body.role !== 'desk') await whenSomeoneLeavesTheDesk?.(db, workspace, params.user!)
    })
    return undefined
  })
  on(api.removeMember, async ({ params, user, workspace }) => {
    await within([workspace], user.id, async (db) => {
      await removeMember(db, workspace, params.user!)
      await whenSomeoneLeavesTheDesk?.(db, workspace, params.user!)
    })
    return undefined
  })
}

type AsNow = (user: string, workspace: Id<'workspace'>) => Promise<ReturnType<typeof workspaceOf>>

function invitationRoutes(on: On, { within, reading, clock, publicUrl }: WorkspaceNeeds, asNow: AsNow): void {
  on(api.invite, async ({ body, user, workspace }) => {
    const made = await within([workspace], user.id, (db) => invite(db, clock, workspace, user, body))
    return { invitation: made.invitation, link: new URL(`/invitation/${made.token}`, publicUrl).href }
  })
  on(api.withdrawInvitation, async ({ params, user, workspace }) => {
    const id = params.invitation as Id<'invitation'>
    await within([workspace], user.id, (db) => withdrawInvitation(db, clock, workspace, id))
    return undefined
  })
  on(api.readInvitation, async ({ params }) => {
    const token = mustBeToken(params.token!)
    const read = await reading([token.workspace], null, (db) => readInvitation(db, clock, token))
    const { name, forWhom, role, by, expiresAt } = read
    return { workspace: name, forWhom, role, by, expiresAt: expiresAt.toISOString() }
  })
  on(api.acceptInvitation, async ({ params, user }) => {
    const token = mustBeToken(params.token!)
    await within([token.workspace], user.id, async (db) =>
      acceptInvitation(db, clock, user.id, await holdInvitation(db, clock, token)),
    )
    return asNow(user.id, token.workspace)
  })
}

function viewRoutes(on: On, { within, reading, clock }: WorkspaceNeeds): void {
  on(api.views, ({ user }) => reading([], user.id, (db) => savedViews(db, user.id)))
  on(api.saveView, ({ body, user }) => within([], user.id, (db) => saveView(db, clock, user.id, body)))
  on(api.forgetView, async ({ params, user }) => {
    await within([], user.id, (db) => forgetView(db, user.id, params.view as Id<'view'>))
    return undefined
  })
}

function mustBeToken(text: string) {
  const token = readToken(text)
  if (!token) throw new Refusal('invitation.not-there', 404)
  return token
}
