/** What is said to whom, wherever it is said: one graph of many voices, and our part in it. */
export { type AwaitingFacts, awaitingOrder, whyAwaits } from './awaits.ts'
export { type LedgerRead, readLedger } from './read-ledger.ts'
export { foldedForSearch, searchVector } from './search-vector.ts'
export { purgeWords } from './take-gone.ts'
export { weigh } from './weigh.ts'
