/** Every sentence the tool says: French is the source, English says the same, Québec's French is derived. */
import { type Dialect } from '#kernel'
import { canadian } from './canadian.ts'
import { alertMail as enAlertMail, alerts as enAlerts } from './en/alerts.ts'
import { approving as enApproving } from './en/approving.ts'
import { asked as enAsked } from './en/asked.ts'
import { askingWhy as enAskingWhy } from './en/asking-why.ts'
import { calendar as enCalendar } from './en/calendar.ts'
import { captures as enCaptures } from './en/captures.ts'
import { channels as enChannels } from './en/channels.ts'
import { charter as enCharter } from './en/charter.ts'
import { claims as enClaims } from './en/claims.ts'
import { cli as enCli } from './en/cli.ts'
import { composer as enComposer } from './en/composer.ts'
import { contactPoints as enContactPoints } from './en/contact-points.ts'
import { conversation as enConversation } from './en/conversation.ts'
import { conversations as enConversations } from './en/conversations.ts'
import { discretion as enDiscretion } from './en/discretion.ts'
import { doors as enDoors } from './en/doors.ts'
import { firstVisit as enFirstVisit } from './en/first-visit.ts'
import { givenWords as enGivenWords } from './en/given-words.ts'
import { handover as enHandover } from './en/handover.ts'
import { health as enHealth } from './en/health.ts'
import { hours as enHours } from './en/hours.ts'
import { learning as enLearning } from './en/learning.ts'
import { loops as enLoops } from './en/loops.ts'
import { moderation as enModeration } from './en/moderation.ts'
import { morning as enMorning } from './en/morning.ts'
import { onThePhone as enOnThePhone } from './en/on-the-phone.ts'
import { page as enPage } from './en/page.ts'
import { platforms as enPlatforms } from './en/platforms.ts'
import { refusals as enRefusals } from './en/refusals.ts'
import { services as enServices } from './en/services.ts'
import { settings as enSettings } from './en/settings.ts'
import { shell as enShell } from './en/shell.ts'
import { sites as enSites } from './en/sites.ts'
import { sparks as enSparks } from './en/sparks.ts'
import { tone as enTone } from './en/tone.ts'
import { video as enVideo } from './en/video.ts'
import { why as enWhy } from './en/why.ts'
import { alertMail, alerts } from './fr/alerts.ts'
import { approving } from './fr/approving.ts'
import { asked } from './fr/asked.ts'
import { askingWhy } from './fr/asking-why.ts'
import { calendar } from './fr/calendar.ts'
import { captures } from './fr/captures.ts'
import { channels } from './fr/channels.ts'
import { charter } from './fr/charter.ts'
import { claims } from './fr/claims.ts'
import { cli } from './fr/cli.ts'
import { composer } from './fr/composer.ts'
import { contactPoints } from './fr/contact-points.ts'
import { conversation } from './fr/conversation.ts'
import { conversations } from './fr/conversations.ts'
import { discretion } from './fr/discretion.ts'
import { doors } from './fr/doors.ts'
import { firstVisit } from './fr/first-visit.ts'
import { givenWords } from './fr/given-words.ts'
import { handover } from './fr/handover.ts'
import { health } from './fr/health.ts'
import { hours } from './fr/hours.ts'
import { learning } from './fr/learning.ts'
import { loops } from './fr/loops.ts'
import { moderation } from './fr/moderation.ts'
import { morning } from './fr/morning.ts'
import { onThePhone } from './fr/on-the-phone.ts'
import { page } from './fr/page.ts'
import { platforms } from './fr/platforms.ts'
import { refusals } from './fr/refusals.ts'
import { services } from './fr/services.ts'
import { settings } from './fr/settings.ts'
import { shell } from './fr/shell.ts'
import { sites } from './fr/sites.ts'
import { sparks } from './fr/sparks.ts'
import { tone } from './fr/tone.ts'
import { video } from './fr/video.ts'
import { why } from './fr/why.ts'

export { firstQuestions, rewordingBegins } from './questions.ts'

// What the desk's screens say. Kept apart from what only the server says, which need not travel to the browser.
const frDesk = {
  shell,
  morning,
  onThePhone,
  platforms,
  moderation,
  conversations,
  conversation,
  composer,
  channels,
  contactPoints,
  doors,
  captures,
  health,
  firstVisit,
  settings,
  why,
  learning,
  discretion,
  services,
  askingWhy,
  loops,
  givenWords,
  claims,
  alerts,
  hours,
  handover,
  sparks,
  calendar,
  approving,
  sites,
  tone,
  video,
}
const enDesk: typeof frDesk = {
  shell: enShell,
  morning: enMorning,
  onThePhone: enOnThePhone,
  platforms: enPlatforms,
  moderation: enModeration,
  conversations: enConversations,
  conversation: enConversation,
  composer: enComposer,
  channels: enChannels,
  contactPoints: enContactPoints,
  doors: enDoors,
  captures: enCaptures,
  health: enHealth,
  firstVisit: enFirstVisit,
  settings: enSettings,
  why: enWhy,
  learning: enLearning,
  discretion: enDiscretion,
  services: enServices,
  askingWhy: enAskingWhy,
  loops: enLoops,
  givenWords: enGivenWords,
  claims: enClaims,
  alerts: enAlerts,
  hours: enHours,
  handover: enHandover,
  sparks: enSparks,
  calendar: enCalendar,
  approving: enApproving,
  sites: enSites,
  tone: enTone,
  video: enVideo,
}

const fr = { ...frDesk, cli, refusals, page, charter, asked, alertMail }
const en: typeof fr = {
  ...enDesk,
  cli: enCli,
  refusals: enRefusals,
  page: enPage,
  charter: enCharter,
  asked: enAsked,
  alertMail: enAlertMail,
}

export type DeskWords = typeof frDesk
export type Words = typeof fr
export { capital } from './capital.ts'
export { firstTelling } from './tellings.ts'
export type { Dialect }

let frCaDesk: DeskWords | undefined
let frCa: Words | undefined

/** The words of the screens. */
export function deskWordsIn(dialect: Dialect): DeskWords {
  if (dialect === 'en') return enDesk
  if (dialect === 'fr') return frDesk
  frCaDesk ??= canadian(frDesk)
  return frCaDesk
}

export function wordsIn(dialect: Dialect): Words {
  if (dialect === 'en') return en
  if (dialect === 'fr') return fr
  frCa ??= canadian(fr)
  return frCa
}
