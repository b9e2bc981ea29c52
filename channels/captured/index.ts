/** Noted by hand: words that somebody of the desk saw at a place no channel reaches, one by one or from a file. */
export { captured } from './captured.ts'
export { type Field, fields } from './columns.ts'
export { type Fit, fitMention, type Given, type Unfit } from './fit.ts'
export { type Pasted, readPasted } from './pasted.ts'
export { bytesAtMost, linesAtMost, readTable, type Table, type TableLine, type Taken } from './table.ts'
export { type Order, orderIn } from './when.ts'
