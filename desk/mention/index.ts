/** Pages of others that our words on pages of our own link to: each is told, once for each link, and again when they change. */
export type { AtWord, MentionTold } from './mention.ts'
export { mentionsOnScreen } from './mentions-on-screen.ts'
export { recordMentions } from './record-mentions.ts'
export { takeMentions } from './take-mentions.ts'
