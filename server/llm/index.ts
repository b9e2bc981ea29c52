/** A language model of one's own choice that may read for reasons, where it is plugged in: off unless an address is set. */
export { type AskLlm, openLlm } from './llm.ts'
