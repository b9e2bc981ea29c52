/**
 * Runs a command with a DATABASE_URL that points at a server of one's own: the one given, or a second PostgreSQL whose
 * owner role may make databases and roles and is no superuser, as hosts give it to people.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startCluster } from '../database/embedded/cluster.ts'
import { temporaryHome } from '../test/setup/memory.ts'
import { onServer, withDatabase } from '../test/setup/server.ts'
import { run } from './run.js'

const [program = '', ...args] = process.argv.slice(2)
const within = async (url) =>
  await run(program, args, { env: { ...process.env, DATABASE_URL: url, INSUFFLEUR_PARENT: String(process.pid) } })

if (process.env.DATABASE_URL) process.exitCode = await within(process.env.DATABASE_URL)
else {
  const folder = mkdtempSync(join(temporaryHome(), 'insuffleur-own-postgres-'))
  chmodSync(folder, 0o711)
  const server = await startCluster({ dataDir: join(folder, 'data'), durable: false })
  try {
    const superuser = server.url('postgres')
    const password = randomBytes(12).toString('hex')
    await onServer(superuser, `create role host_client login createdb createrole nosuperuser password '${password}'`)
    await onServer(superuser, 'create database host_client owner host_client')
    // Some tests fill every table in any order, without its references; the product itself never asks for this.
    await onServer(superuser, 'grant set on parameter session_replication_role to host_client')
    const url = Object.assign(new URL(withDatabase(superuser, 'host_client')), { username: 'host_client', password })
    process.exitCode = await within(url.href)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
