/** Why people do not like something, in their own words: text in, findings and doubts out. Pure: no database, network or clock. */
export {
  type Brand,
  type Correction,
  type Findings,
  type FoundReason,
  type Language,
  type Learning,
  type Stance,
  understandingVersion,
} from './findings.ts'
export { fold } from './fold.ts'
export { learn, learnAll } from './learn.ts'
export { defaultThemes } from './themes/default-themes.ts'
export { understand } from './understand.ts'
