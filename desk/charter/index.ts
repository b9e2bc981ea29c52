/** What a client's charter allows and refuses: the only reasons for taking words away, and how each is stated. */
export type { CharterRule } from './charter-rule.ts'
export { ruleOf, rulesOf } from './charter-rule-store.ts'
export type { CharterWords, CharterWordsIn } from './charter-words.ts'
export { draftStatement, type QuotedMessage, stateReasons } from './draft-statement.ts'
export { firstRules } from './first-rules.ts'
