/** PostgreSQL: opening it, its tables, the wall between workspaces, the queue of work and the bell that wakes readers. */
export { listenForRings, type Ring, ring } from './bell.ts'
export { type Jobs, openJobs, type PlaceJob } from './jobs.ts'
export { migrate, migrationNames } from './migrate.ts'
export { type Database, openDatabase, UnfitDatabase, urlAs } from './open.ts'
export { openLong } from './open-long.ts'
export { type Queue, queues } from './queues.ts'
export type { Tables } from './tables.ts'
export type { Db, Within } from './within.ts'
