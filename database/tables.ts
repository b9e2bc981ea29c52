import type * as approvals from './tables/approvals.ts'
import type * as asking from './tables/asking.ts'
import type * as askingWhy from './tables/asking-why.ts'
import type * as captures from './tables/capture.ts'
import type * as claims from './tables/claims.ts'
import type * as desk from './tables/desk.ts'
import type * as doors from './tables/doors.ts'
import type * as guard from './tables/guard.ts'
import type * as mentions from './tables/mentions.ts'
import type * as places from './tables/places.ts'
import type * as references from './tables/references.ts'
import type * as sparks from './tables/sparks.ts'
import type * as telling from './tables/telling-back.ts'
import type * as ways from './tables/ways-in.ts'
import type * as words from './tables/words.ts'

/** Every table as Kysely knows it. snake_case lives here and in the stores, nowhere else. */
export interface Tables {
  auth_user: places.AuthUserTable
  workspace: places.WorkspaceTable
  membership: places.MembershipTable
  invitation: places.InvitationTable
  saved_view: places.SavedViewTable
  lease: places.LeaseTable
  installation: places.InstallationTable
  contact_point: places.ContactPointTable
  capture: captures.CaptureTable
  captured: captures.CapturedTable
  raw_event: places.RawEventTable
  gap: places.GapTable
  knock: ways.KnockTable
  setting_out: ways.SettingOutTable
  name_here: ways.NameHereTable
  door: doors.DoorTable
  closing: doors.ClosingTable
  mention_source: mentions.MentionSourceTable
  mention: mentions.MentionTable
  platform_app: ways.PlatformAppTable
  app_spending: ways.AppSpendingTable
  tombstone: places.TombstoneTable
  words_gone: places.WordsGoneTable
  audit_statement: places.AuditStatementTable
  person: words.PersonTable
  handle: words.HandleTable
  conversation: words.ConversationTable
  thread: words.ThreadTable
  voice: words.VoiceTable
  reaction: words.ReactionTable
  poll_count: words.PollCountTable
  poll_vote: words.PollVoteTable
  spoken_of: words.SpokenOfTable
  other_subject: words.OtherSubjectTable
  message: words.MessageTable
  message_revision: words.MessageRevisionTable
  also_answers: words.AlsoAnswersTable
  finding: words.FindingTable
  theme: words.ThemeTable
  reason: words.ReasonTable
  correction: words.CorrectionTable
  learning: words.LearningTable
  relearning: words.RelearningTable
  act: desk.ActTable
  draft: desk.DraftTable
  reading: desk.ReadingTable
  morning_read: desk.MorningReadTable
  presence: desk.PresenceTable
  outbox: desk.OutboxTable
  charter_rule: desk.CharterRuleTable
  moderation_act: desk.ModerationActTable
  removal: desk.RemovalTable
  author_link: words.AuthorLinkTable
  join_code: words.JoinCodeTable
  handle_join: words.HandleJoinTable
  department: asking.DepartmentTable
  ask: asking.AskTable
  ask_verbatim: asking.AskVerbatimTable
  ask_letter: asking.AskLetterTable
  department_word: asking.DepartmentWordTable
  agreed_fact: asking.AgreedFactTable
  why_asking: askingWhy.WhyAskingTable
  silence_wish: askingWhy.SilenceWishTable
  rewording: askingWhy.RewordingTable
  reason_confirmation: askingWhy.ReasonConfirmationTable
  theme_objection: askingWhy.ThemeObjectionTable
  decision: telling.DecisionTable
  decision_word: telling.DecisionWordTable
  telling_wording: telling.TellingWordingTable
  loop: telling.LoopTable
  telling: telling.TellingTable
  telling_loop: telling.TellingLoopTable
  reference_site: references.ReferenceSiteTable
  reference_page: references.ReferencePageTable
  approval: approvals.ApprovalTable
  approval_word: approvals.ApprovalWordTable
  approval_letter: approvals.ApprovalLetterTable
  spark: sparks.SparkTable
  spark_reason: sparks.SparkReasonTable
  spark_medium: sparks.SparkMediumTable
  spark_place: sparks.SparkPlaceTable
  spark_pause: sparks.SparkPauseTable
  perennial: sparks.PerennialTable
  commitment: claims.CommitmentTable
  claim: claims.ClaimTable
  claim_stand: claims.ClaimStandTable
  claim_answer: claims.ClaimAnswerTable
  alert: guard.AlertTable
  alert_word: guard.AlertWordTable
  alert_closing: guard.AlertClosingTable
  alert_telling: guard.AlertTellingTable
  own_hours: guard.OwnHoursTable
  handover: guard.HandoverTable
  handover_read: guard.HandoverReadTable
}
