import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ClusterRefusal } from './refusal.ts'

const run = promisify(execFile)

/** The user PostgreSQL runs as when we are root. */
export interface SystemUser {
  uid: number
  gid: number
}

const name = 'insuffleur'

export const weAreRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses root: then it runs as a system user of ours, made on first use. Undefined: it runs as we do. */
export async function userForPostgres(): Promise<SystemUser | undefined> {
  if (!weAreRoot()) return undefined
  return (await existing()) ?? (await made())
}

async function existing(): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function made(): Promise<SystemUser> {
  const without = ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  const failure = await run('useradd', [...without, '--user-group', name]).then(
    () => undefined,
    (error: unknown) => error,
  )
  // A second start may have made it in the same moment: what counts is that it exists now.
  const user = await existing()
  if (!user || user.uid === 0) throw new ClusterRefusal('no-system-user', String(failure ?? ''), failure)
  return user
}
