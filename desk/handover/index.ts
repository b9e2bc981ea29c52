/** What one leaves to whoever comes next at a desk, and what was done in between. */
export { handOver, handoverUndo, readHandover } from './hand-over.ts'
export { handoversPast, handoversToRead } from './handovers-on-desk.ts'
