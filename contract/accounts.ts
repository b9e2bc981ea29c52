import * as v from 'valibot'
import { dialect, id, line, moment, role } from './common.ts'
import { route } from './route.ts'

const email = v.pipe(v.string(), v.email(), v.maxLength(254))
const password = v.pipe(v.string(), v.minLength(10), v.maxLength(128))

export const workspace = v.object({
  id,
  name: v.string(),
  /** One or two letters that stand for the client on a row. */
  mark: v.string(),
  language: dialect,
  /** IANA name, `Europe/Paris`. */
  zone: v.string(),
  role,
  demo: v.boolean(),
  /** More than one person works at this desk: only then is there anything to assign. */
  shared: v.boolean(),
})
export type Workspace = v.InferOutput<typeof workspace>

export const me = v.object({
  /** null: nobody is signed in. */
  user: v.nullable(v.object({ id: v.string(), name: v.string(), email: v.string(), language: dialect })),
  /** Nobody has an account yet: the first visit. */
  firstVisit: v.boolean(),
  /** The first account needs the code that the terminal shows. */
  needsCode: v.boolean(),
  workspaces: v.array(workspace),
  /** What the tool speaks to this reader. */
  language: dialect,
  publicUrl: v.string(),
})
export type Me = v.InferOutput<typeof me>

export const member = v.object({ user: v.string(), name: v.string(), email: v.string(), role, joinedAt: moment })
export const invitation = v.object({ id, forWhom: v.string(), role, by: v.string(), at: moment, expiresAt: moment })

export const accounts = {
  whoAmI: route({
    method: 'GET',
    path: '/api/me',
    openTo: 'anyone',
    does: 'Who is signed in, and where they work.',
    answer: me,
  }),
  openAccount: route({
    method: 'POST',
    path: '/api/account',
    openTo: 'anyone',
    does: 'Opens the first account, or one that an invitation allows, and signs in.',
    body: v.object({
      name: line,
      email,
      password,
      code: v.optional(v.pipe(v.string(), v.maxLength(40))),
      invitation: v.optional(v.pipe(v.string(), v.maxLength(300))),
      language: v.optional(dialect),
    }),
    answer: me,
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    openTo: 'anyone',
    does: 'Signs in with e-mail and password.',
    body: v.object({ email, password: v.pipe(v.string(), v.maxLength(128)) }),
    answer: me,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', openTo: 'signed-in', does: 'Signs out.' }),
  changeMe: route({
    method: 'PATCH',
    path: '/api/me',
    openTo: 'signed-in',
    does: 'Changes one’s name or language.',
    body: v.object({ name: v.optional(line), language: v.optional(dialect) }),
    answer: me,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/me/password',
    openTo: 'signed-in',
    does: 'Changes one’s password and signs out everywhere else.',
    body: v.object({ current: v.pipe(v.string(), v.maxLength(128)), next: password }),
  }),
}

export const workspaces = {
  openWorkspace: route({
    method: 'POST',
    path: '/api/workspaces',
    openTo: 'signed-in',
    does: 'Opens a workspace for a client.',
    body: v.object({
      name: line,
      language: v.optional(dialect),
      zone: v.optional(v.pipe(v.string(), v.maxLength(60))),
    }),
    answer: workspace,
  }),
  discover: route({
    method: 'POST',
    path: '/api/workspaces/demo',
    openTo: 'signed-in',
    does: 'Opens a demo workspace full of invented conversations.',
    answer: workspace,
  }),
  changeWorkspace: route({
    method: 'PATCH',
    path: '/api/workspaces/:workspace',
    openTo: 'desk',
    does: 'Renames a workspace, or changes its language or zone.',
    body: v.object({
      name: v.optional(line),
      language: v.optional(dialect),
      zone: v.optional(v.pipe(v.string(), v.maxLength(60))),
    }),
    answer: workspace,
  }),
  closeWorkspace: route({
    method: 'DELETE',
    path: '/api/workspaces/:workspace',
    openTo: 'desk',
    does: 'Erases a workspace and everything in it. `name` must be its name, to the letter.',
    query: v.object({ name: line }),
  }),
  team: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/team',
    openTo: 'member',
    does: 'Who works here, and who is invited.',
    answer: v.object({ members: v.array(member), invitations: v.array(invitation) }),
  }),
  changeMember: route({
    method: 'PATCH',
    path: '/api/workspaces/:workspace/team/:user',
    openTo: 'desk',
    does: 'Changes what someone does here.',
    body: v.object({ role }),
  }),
  removeMember: route({
    method: 'DELETE',
    path: '/api/workspaces/:workspace/team/:user',
    openTo: 'desk',
    does: 'Ends someone’s access. What they said stays.',
  }),
  invite: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/invitations',
    openTo: 'desk',
    does: 'Makes a link that lets one person in, once, for fourteen days.',
    body: v.object({ forWhom: line, role }),
    answer: v.object({ invitation, link: v.string() }),
  }),
  withdrawInvitation: route({
    method: 'DELETE',
    path: '/api/workspaces/:workspace/invitations/:invitation',
    openTo: 'desk',
    does: 'Withdraws an invitation.',
  }),
  readInvitation: route({
    method: 'GET',
    path: '/api/invitations/:token',
    openTo: 'anyone',
    does: 'Who invites whom, and to what.',
    answer: v.object({ workspace: v.string(), forWhom: v.string(), role, by: v.string(), expiresAt: moment }),
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/api/invitations/:token/accept',
    openTo: 'signed-in',
    does: 'Joins the workspace with the account that is signed in.',
    answer: workspace,
  }),
}
