/** Why people do not like something, in their own words: text in, findings and doubts out. Pure: no database, network or clock. */
export { alikeQuestions } from './alike.ts'
export { speaksOfDanger } from './danger.ts'
export { type Direction, directionOf } from './directions.ts'
export { contradictsOthers, soundsThankful } from './exchange.ts'
export { type Expectation, expectations, type SaidReason } from './expectations.ts'
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
export { type FormOfAddress, formOfAddress } from './form-of-address.ts'
export { type HowAnswered, howAnswered } from './how-answered.ts'
export { learn, learnAll } from './learn.ts'
export { match, matcherAmong } from './likeness/match.ts'
export { defaultThemes } from './themes/default-themes.ts'
export { understand } from './understand.ts'
export { wantsSilence } from './wants-silence.ts'
