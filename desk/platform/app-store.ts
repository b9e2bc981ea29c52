import { sql } from 'kysely'
import { type App, type AppKeys } from '#channel'
import { type Seal } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { type AppKept, sorted } from './app-kept.ts'

/** What one's own workspace keeps, else what the installation shares; null: neither does. */
export async function appAt(db: Db, seal: Seal, workspace: Id<'workspace'>, platform: string): Promise<AppKept | null> {
  return (await appBehind(db, seal, workspace, platform)) ?? (await sharedApp(db, seal, platform))
}

/** The app that its own address names: a workspace's, or the installation's where it names none. */
export async function appBehind(
  db: Db,
  seal: Seal,
  workspace: Id<'workspace'> | null,
  platform: string,
): Promise<AppKept | null> {
  if (!workspace) return await sharedApp(db, seal, platform)
  const keys = await ownKeys(db, seal, workspace, platform)
  return keys ? { workspace, platform, keys } : null
}

/** Keeps a workspace's own. What is left empty of its secrets stays as it was. */
export async function keepApp(
  db: Db,
  clock: Clock,
  seal: Seal,
  { app, ...of }: { workspace: Id<'workspace'>; app: App; keys: AppKeys; by: string },
): Promise<void> {
  const before = (await ownKeys(db, seal, of.workspace, app.key)) ?? {}
  const kept = Object.fromEntries(app.form.map(({ key, kind }) => [key, keptAs(of.keys[key], before[key], kind)]))
  const { shown, secret } = sorted(app.form, kept)
  // What the platform has verified, it has verified with these very keys.
  const same = app.form.every(({ key }) => kept[key] === (before[key] ?? ''))
  const greeted = same && before[greetedAt] ? { [greetedAt]: before[greetedAt] } : {}
  const row = await db
    .selectFrom('platform_app')
    .select('id')
    .where('workspace_id', '=', of.workspace)
    .where('platform', '=', app.key)
    .executeTakeFirst()
  const id = row?.id ?? newId()
  const values = {
    settings: JSON.stringify({ ...shown, ...greeted }) as never,
    secrets: seal.close({ workspace: of.workspace, id }, secret),
    kept_by: of.by,
    kept_at: clock(),
  }
  await db
    .insertInto('platform_app')
    .values({ workspace_id: of.workspace, id, platform: app.key, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(values))
    .execute()
}

/** When the platform last asked whether its address is ours, and was answered; beside the keys, where no field has that name. */
export const greetedAt = '@greeted'

export async function noteGreeted(db: Db, clock: Clock, { workspace, platform }: Omit<AppKept, 'keys'>): Promise<void> {
  if (!workspace) return
  const at = JSON.stringify({ [greetedAt]: clock().toISOString() })
  await sql`update platform_app set settings = settings || ${at}::jsonb
    where workspace_id = ${workspace} and platform = ${platform}`.execute(db)
}

export async function forgetApp(db: Db, workspace: Id<'workspace'>, platform: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('platform_app')
    .where('workspace_id', '=', workspace)
    .where('platform', '=', platform)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

const keptAs = (written: string | undefined, before: string | undefined, kind: string): string =>
  kind === 'secret' && !written ? (before ?? '') : (written ?? '')

async function ownKeys(db: Db, seal: Seal, workspace: Id<'workspace'>, platform: string): Promise<AppKeys | undefined> {
  const row = await db
    .selectFrom('platform_app')
    .select(['id', 'settings', 'secrets'])
    .where('workspace_id', '=', workspace)
    .where('platform', '=', platform)
    .executeTakeFirst()
  return row && { ...(row.settings as Record<string, string>), ...seal.open({ workspace, id: row.id }, row.secrets) }
}

const sharedName = (platform: string) => `app ${platform}`

async function sharedApp(db: Db, seal: Seal, platform: string): Promise<AppKept | null> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', sharedName(platform))
    .executeTakeFirst()
  if (!row) return null
  const sealed = Buffer.from(row.value, 'base64')
  return { workspace: null, platform, keys: seal.open({ workspace: null, id: platform }, sealed) }
}

/** Shared by every workspace that keeps none of its own; null: taken away again. */
export async function shareApp(
  db: Pick<Db, 'insertInto' | 'deleteFrom'>,
  seal: Seal,
  platform: string,
  keys: AppKeys | null,
): Promise<void> {
  const name = sharedName(platform)
  if (!keys) return void (await db.deleteFrom('installation').where('name', '=', name).execute())
  const value = seal.close({ workspace: null, id: platform }, keys).toString('base64')
  await db
    .insertInto('installation')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
