/** A workspace written down whole, so that it can be taken elsewhere and read again: nobody is held here by their data. */
export { readAccounts, writeAccounts } from './accounts.ts'
export {
  type Colleague,
  colleagueColumns,
  type Header,
  leftBehind,
  secretColumns,
  tables as archivedTables,
  UnfitArchive,
} from './archive.ts'
export { messagesNotRead } from './messages-not-read.ts'
export { type ReadMeans, readArchive, readHeader } from './read-archive.ts'
export { type Line, readLines } from './read-lines.ts'
export { type Written, writeArchive } from './write-archive.ts'
