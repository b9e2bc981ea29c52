/** Who works at whose desk: workspaces, memberships, invitations, what one did and can undo. */
export { type Act, recordAct, takeBackAct, type Undo } from './act.ts'
export { type Membership, markOf, type Role } from './membership.ts'
