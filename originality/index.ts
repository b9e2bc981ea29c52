/** How much of a draft is copied, and from where: texts in, aligned passages out. Pure: no database, network or clock. */
export { type Copied, howCopied, type Passage, type Reference } from './how-copied.ts'
export { printsOf } from './prints.ts'
export { quotationsIn, type Span } from './quotations.ts'
export { type Change, openShelf, type Shelf, type Shelved } from './shelf.ts'
