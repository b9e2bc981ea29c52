/** This client's definition of the work: how far it keeps back, and the only reasons for taking words away. */
export type { CharterRule } from './charter-rule.ts'
export { ruleOf, rulesOf } from './charter-rule-store.ts'
export type { CharterWords, CharterWordsIn } from './charter-words.ts'
export { changeDiscretion, type Discretion, discretionFrom, discretionOf, firstDiscretion } from './discretion.ts'
export { draftStatement, type QuotedMessage, stateReasons } from './draft-statement.ts'
export { firstRules } from './first-rules.ts'
export { type Hours, isOpen, opensNext } from './hours.ts'
export { afterQuiet, changeOwnHours, hoursAtDesk, hoursHere, ownHours } from './own-hours.ts'
export {
  changeQuestions,
  type KeptQuestions,
  type QuestionKind,
  type Questions,
  questionKinds,
  questionsFrom,
  questionsOf,
} from './questions.ts'
export { changeTone, firstTone, type Tone, toneOf } from './tone.ts'
export { toneRemarksHere } from './tone-here.ts'
export { type ToneRemark, toneRemarks } from './tone-remarks.ts'
export { workingHours } from './working-hours.ts'
