/** Every sentence the tool says: French is the source, English says the same, Québec's French is derived. */
import { type Dialect } from '#kernel'
import { canadian } from './canadian.ts'
import { channels as enChannels } from './en/channels.ts'
import { charter as enCharter } from './en/charter.ts'
import { cli as enCli } from './en/cli.ts'
import { composer as enComposer } from './en/composer.ts'
import { contactPoints as enContactPoints } from './en/contact-points.ts'
import { conversation as enConversation } from './en/conversation.ts'
import { conversations as enConversations } from './en/conversations.ts'
import { firstVisit as enFirstVisit } from './en/first-visit.ts'
import { health as enHealth } from './en/health.ts'
import { learning as enLearning } from './en/learning.ts'
import { moderation as enModeration } from './en/moderation.ts'
import { page as enPage } from './en/page.ts'
import { refusals as enRefusals } from './en/refusals.ts'
import { settings as enSettings } from './en/settings.ts'
import { shell as enShell } from './en/shell.ts'
import { why as enWhy } from './en/why.ts'
import { channels } from './fr/channels.ts'
import { charter } from './fr/charter.ts'
import { cli } from './fr/cli.ts'
import { composer } from './fr/composer.ts'
import { contactPoints } from './fr/contact-points.ts'
import { conversation } from './fr/conversation.ts'
import { conversations } from './fr/conversations.ts'
import { firstVisit } from './fr/first-visit.ts'
import { health } from './fr/health.ts'
import { learning } from './fr/learning.ts'
import { moderation } from './fr/moderation.ts'
import { page } from './fr/page.ts'
import { refusals } from './fr/refusals.ts'
import { settings } from './fr/settings.ts'
import { shell } from './fr/shell.ts'
import { why } from './fr/why.ts'

// What the desk's screens say. Kept apart from what only the server says, which need not travel to the browser.
const frDesk = {
  shell,
  moderation,
  conversations,
  conversation,
  composer,
  channels,
  contactPoints,
  health,
  firstVisit,
  settings,
  why,
  learning,
}
const enDesk: typeof frDesk = {
  shell: enShell,
  moderation: enModeration,
  conversations: enConversations,
  conversation: enConversation,
  composer: enComposer,
  channels: enChannels,
  contactPoints: enContactPoints,
  health: enHealth,
  firstVisit: enFirstVisit,
  settings: enSettings,
  why: enWhy,
  learning: enLearning,
}

const fr = { ...frDesk, cli, refusals, page, charter }
const en: typeof fr = { ...enDesk, cli: enCli, refusals: enRefusals, page: enPage, charter: enCharter }

export type DeskWords = typeof frDesk
export type Words = typeof fr
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
