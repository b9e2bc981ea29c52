import { inject } from 'vitest'
import { dropDatabase, onServerAgain, withDatabase } from './server.ts'

export interface FreshDatabase {
  /** Runs migrations and the job queue: owns everything. */
  ownerUrl: string
  /** The role `insuffleur_app`, as the desk connects: row-level security holds for it. */
  appUrl: string
  drop(): Promise<void>
}

let made = 0

/** A database of one's own, migrated and empty. Close your connections, or let `drop` cut them. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('postgres')
  const name = `${server.prefix}_${process.pid}_${++made}`
  // File copy: the template is small and the server of a test run does not wait for the disk.
  await onServerAgain(server.ownerUrl, `create database "${name}" template "${server.template}" strategy file_copy`)
  const ownerUrl = withDatabase(server.ownerUrl, name)
  const appUrl = Object.assign(new URL(ownerUrl), { username: 'insuffleur_app', password: server.appPassword }).href
  return { ownerUrl, appUrl, drop: () => dropDatabase(server.ownerUrl, name) }
}
