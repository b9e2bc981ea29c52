import { join } from 'node:path'

/** Where the launcher keeps what Node compiled: types are stripped once, not for each process that a test starts. */
export const compileCache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compile')
