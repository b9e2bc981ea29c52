/** What programs say to each other over HTTP: shapes and routes, no logic. The desk's screens and third parties use the same. */
import { accounts, workspaces } from './accounts.ts'
import { contactPoints } from './contact-points.ts'
import { conversations } from './conversations.ts'
import { healthRoutes } from './health.ts'
import { learning } from './learning.ts'
import { moderation } from './moderation.ts'
import { privatePages } from './private-pages.ts'
import { reasons } from './reasons.ts'

export type { Me, Workspace } from './accounts.ts'
export { type Audience, mostAnswered, type Problem, type Role, type Stance } from './common.ts'
export type { Candidate, Channel, ContactPoint, Field } from './contact-points.ts'
export type { Conversation, ConversationAct } from './conversations.ts'
export { type Health, mostAmiss, mostCounted, mostReadAgain } from './health.ts'
export type { LearningShown } from './learning.ts'
export { type Live, live } from './live.ts'
export type { Reactions, Turn } from './messages.ts'
export type { Rule, Statement } from './moderation.ts'
export type { Aside, Verbatim, Why } from './reasons.ts'
export type { AnswerOf, AnyRoute, BodyOf, QueryOf, Route } from './route.ts'
export type { Filter, Row, WhyAwaits } from './rows.ts'

export const api = {
  ...accounts,
  ...workspaces,
  ...contactPoints,
  ...healthRoutes,
  ...conversations,
  ...reasons,
  ...learning,
  ...moderation,
  ...privatePages,
}
