/** What programs say to each other over HTTP: shapes and routes, no logic. The desk's screens and third parties use the same. */
import { accounts, workspaces } from './accounts.ts'
import { alertRoutes } from './alerts.ts'
import { approvalRoutes } from './approvals.ts'
import { asking } from './asking.ts'
import { askingWhy } from './asking-why.ts'
import { calendarRoutes } from './calendar.ts'
import { captures } from './captures.ts'
import { claims } from './claims.ts'
import { contactPoints } from './contact-points.ts'
import { conversations } from './conversations.ts'
import { discretionRoutes } from './discretion.ts'
import { doorRoutes } from './doors.ts'
import { givenWords } from './given-words.ts'
import { handoverRoutes } from './handovers.ts'
import { healthRoutes } from './health.ts'
import { hoursRoutes } from './hours.ts'
import { learning } from './learning.ts'
import { mentionRoutes } from './mentions.ts'
import { moderation } from './moderation.ts'
import { morningRoutes } from './morning.ts'
import { nods } from './nods.ts'
import { onThePhoneRoutes } from './on-the-phone.ts'
import { perennialRoutes } from './perennials.ts'
import { platforms } from './platforms.ts'
import { privatePages } from './private-pages.ts'
import { reasons } from './reasons.ts'
import { referenceRoutes } from './references.ts'
import { sparkRoutes } from './sparks.ts'
import { tellingBack } from './telling-back.ts'
import { toneRoutes } from './tone.ts'

export type { Me, Workspace } from './accounts.ts'
export { type Alert, type AlertWhole, mostAlertWords } from './alerts.ts'
export type { ApprovalShown, ApprovalsShown } from './approvals.ts'
export type { Ask, AskStanding, Department, DepartmentWord, Fact } from './asking.ts'
export type { Questions } from './asking-why.ts'
export {
  type CalendarClient,
  type CalendarEntry,
  type CalendarMark,
  mostCalendarDays,
  mostPassed,
  type PauseShown,
} from './calendar.ts'
export { type Capture, fileAtMost } from './captures.ts'
export type { ClaimAnswers, ClaimShown, FaceToFace } from './claims.ts'
export { type Audience, mostAnswered, type Problem, type Role, type Stance, type VideoLink } from './common.ts'
export { asleepAfterDays, type Candidate, type Channel, type ContactPoint } from './contact-points.ts'
export type { Conversation, ConversationAct } from './conversations.ts'
export type { Advice, Advised, Discretion, Signal } from './discretion.ts'
export type { DoorShown, GrownShown, WayShown } from './doors.ts'
export type { Field } from './fields.ts'
export type { GivenWord, GivenWordHere, NoticedWord, ProposedWord } from './given-words.ts'
export type { Deed, HandoverNote } from './handovers.ts'
export { type Health, mostAmiss, mostCounted, mostReadAgain } from './health.ts'
export type { Hours } from './hours.ts'
export type { LearningShown } from './learning.ts'
export { type Live, live } from './live.ts'
export type { MentionShown } from './mentions.ts'
export type { Asks, Confirmation, Reactions, Turn } from './messages.ts'
export type { Rule, Statement } from './moderation.ts'
export { type AwaitingRow, type ClientMorning, type MorningApproval, mostAwaiting, rowsShownEach } from './morning.ts'
export { mostLookedAt, type OnThePhone } from './on-the-phone.ts'
export type { BesideHour, CalendarDays, Country, Perennial, PublicDay } from './perennials.ts'
export type { Calls, Platform } from './platforms.ts'
export type { Aside, Verbatim, Why } from './reasons.ts'
export type { Originality, ReferenceSite } from './references.ts'
export type { AnswerOf, AnyRoute, BodyOf, QueryOf, Route } from './route.ts'
export type { Filter, Row, WhyAwaits, WhySaid } from './rows.ts'
export type { SaidThere, SparkBecame } from './spark-became.ts'
export type { Opener, SparkChange, SparkRow, SparkShown } from './sparks.ts'
export type { DecidedOn, DecisionKind, DecisionPage, DecisionShown, TellingShown, Untold } from './telling-back.ts'
export type { Tone, ToneRemark } from './tone.ts'

export const api = {
  ...accounts,
  ...workspaces,
  ...contactPoints,
  ...doorRoutes,
  ...mentionRoutes,
  ...platforms,
  ...healthRoutes,
  ...captures,
  ...conversations,
  ...nods,
  ...reasons,
  ...learning,
  ...moderation,
  ...discretionRoutes,
  ...morningRoutes,
  ...onThePhoneRoutes,
  ...privatePages,
  ...asking,
  ...askingWhy,
  ...tellingBack,
  ...givenWords,
  ...claims,
  ...alertRoutes,
  ...hoursRoutes,
  ...handoverRoutes,
  ...sparkRoutes,
  ...approvalRoutes,
  ...toneRoutes,
  ...calendarRoutes,
  ...perennialRoutes,
  ...referenceRoutes,
}
