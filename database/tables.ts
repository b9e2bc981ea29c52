import type * as desk from './tables/desk.ts'
import type * as places from './tables/places.ts'
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
  raw_event: places.RawEventTable
  gap: places.GapTable
  knock: ways.KnockTable
  setting_out: ways.SettingOutTable
  name_here: ways.NameHereTable
  tombstone: places.TombstoneTable
  person: words.PersonTable
  handle: words.HandleTable
  conversation: words.ConversationTable
  thread: words.ThreadTable
  voice: words.VoiceTable
  reaction: words.ReactionTable
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
  presence: desk.PresenceTable
  outbox: desk.OutboxTable
  charter_rule: desk.CharterRuleTable
  moderation_act: desk.ModerationActTable
  removal: desk.RemovalTable
  author_link: words.AuthorLinkTable
  join_code: words.JoinCodeTable
  handle_join: words.HandleJoinTable
}
