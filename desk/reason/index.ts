/** Why people do not like something, in their own words: what is suggested, what is kept, under which theme. */
export { asideOfMessage } from './aside-of-message.ts'
export { brandOfWorkspace } from './brand-of-workspace.ts'
export { changeReason } from './change-reason.ts'
export { joinThemes } from './join-themes.ts'
export { keepConfirmation } from './keep-confirmation.ts'
export { type Found, keepFindings } from './keep-findings.ts'
export { keepReason, type ReasonToKeep } from './keep-reason.ts'
export { type Learnt, learnOn } from './learning.ts'
export { learningOnPourquoi } from './learning-on-pourquoi.ts'
export { markStance } from './mark-stance.ts'
export { type MessageToUnderstand, messagesReadBefore, messagesToUnderstand } from './messages-to-understand.ts'
export { objectToTheme } from './object-to-theme.ts'
export { onThePhone } from './on-the-phone.ts'
export { type OwnReason, type OwnReasons, ownReasons } from './own-reasons.ts'
export { longestSpan, type Span, type Suggestion, spanIn } from './reason.ts'
export { reasonUndo } from './reason-undo.ts'
export { reasonsBehind } from './reasons-behind.ts'
export { refuseSuggestion } from './refuse-suggestion.ts'
export {
  messagesToReadAgain,
  pageReadAgain,
  relearn,
  relearningUnderWay,
  stopRelearning,
} from './relearning.ts'
export { renameTheme } from './rename-theme.ts'
export { reword, rewordInThread } from './rewording.ts'
export { sayOfReading } from './say-of-reading.ts'
export { splitTheme } from './split-theme.ts'
export { sureEnough } from './stances-in.ts'
export type { Theme, ThemeChoice } from './theme.ts'
export { themesOnDesk } from './themes-on-desk.ts'
export { unsaidOnPourquoi } from './unsaid-on-pourquoi.ts'
export { verbatimsOfMessages } from './verbatims-of-messages.ts'
export { type VerbatimsAsked, verbatimsOfTheme } from './verbatims-of-theme.ts'
export { type WhyAsked, whyOnPourquoi } from './why-on-pourquoi.ts'
export { wishThemeNews } from './wish-theme-news.ts'
export { withdrawReason } from './withdraw-reason.ts'
