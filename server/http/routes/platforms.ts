import { type App, type Budget, type Channel, type Right, type WaysOut } from '#channel'
import { type Seal } from '#contact-point'
import { api, type Calls, type Platform } from '#contract'
import { type Db, type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { appsOnScreen, forgetApp, keepApp } from '#platform'
import { isPublic } from '../../settings.ts'
import { type On } from '../mount.ts'
import { backTo } from './connecting.ts'

export interface PlatformNeeds {
  within: Within
  reading: Within
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  ways: WaysOut
  seal: Seal
  publicUrl: string
}

interface Known {
  app: App
  budget: Budget | null
  channels: string[]
  rights: readonly (Right & { channel: string })[]
}

/** Apps that one registers at platforms oneself. */
export function platformRoutes(on: On, needs: PlatformNeeds): void {
  const known = platformsOf(needs.channels)
  const shown = (workspace: Id<'workspace'>, user: string) =>
    needs.reading([workspace], user, async (db) => {
      const at = { workspace, publicUrl: needs.publicUrl }
      const standing = await appsOnScreen(db, needs.clock, needs.seal, at, known)
      return known.map((one, index) => onScreen(needs, one, standing[index]!))
    })
  on(api.platforms, ({ workspace, user }) => shown(workspace, user.id))
  on(api.keepApp, async ({ workspace, user, body }) => {
    const { app } = platformAt(known, body.platform)
    const keys: Record<string, string> = {}
    for (const { key, kind } of app.form)
      keys[key] = kind === 'secret' ? (body.given[key] ?? '') : (body.given[key] ?? '').trim()
    const [before] = (await shown(workspace, user.id)).filter(({ key }) => key === body.platform)
    for (const { key, optional } of app.form)
      if (!keys[key] && !optional && !before?.has.includes(key))
        throw new Refusal('request.field-missing', 422, { field: key })
    const tried = await app.tries?.(keys, { ...needs.ways, clock: needs.clock, secrets: {} })
    if (tried?.kind === 'not-good') return { ...tried, kind: 'not-connected' as const }
    await needs.within([workspace], user.id, (db) =>
      keepApp(db, needs.clock, needs.seal, { workspace, app, keys, by: user.id }),
    )
    const platform = (await shown(workspace, user.id)).find(({ key }) => key === body.platform)!
    return { kind: 'kept' as const, platform }
  })
  on(api.forgetApp, async ({ workspace, user, body }) => {
    const { app } = platformAt(known, body.platform)
    await needs.within([workspace], user.id, (db) => forgetApp(db, workspace, app.key))
    return undefined
  })
}

function platformsOf(channels: ReadonlyMap<string, Channel>): Known[] {
  const known = new Map<string, Known>()
  for (const { manifest } of channels.values()) {
    if (!manifest.app) continue
    const one = known.get(manifest.app.key) ?? { app: manifest.app, budget: null, channels: [], rights: [] }
    known.set(manifest.app.key, {
      ...one,
      budget: one.budget ?? manifest.budget ?? null,
      channels: [...one.channels, manifest.key],
      rights: [...one.rights, ...(manifest.rights ?? []).map((right) => ({ ...right, channel: manifest.key }))],
    })
  }
  return [...known.values()]
}

function platformAt(known: readonly Known[], key: string): Known {
  const found = known.find(({ app }) => app.key === key)
  if (!found) throw new Refusal('contact-point.no-such-channel', 422)
  return found
}

type Standing = Awaited<ReturnType<typeof appsOnScreen>>[number]

function onScreen(needs: PlatformNeeds, { app, budget, channels, rights }: Known, standing: Standing): Platform {
  const { kept, shown, has, hook } = standing
  const copied = (copy: App['steps'][number]['copy']) =>
    copy === 'back' ? backTo(needs) : copy === 'hook' ? hook : (copy?.words ?? null)
  return {
    key: app.key,
    name: app.name,
    channels,
    asks: [...app.asks],
    without: app.without,
    rights: rights.map(({ channel, key, what }) => ({ channel, key, what })),
    steps: app.steps.map(({ say, at, copy, check }) => ({
      say,
      at: at ?? null,
      copy: copied(copy),
      check: copy === 'back' || copy === 'hook' ? copy : (check ?? null),
    })),
    review: [...(app.review ?? [])],
    publicly: isPublic(needs.publicUrl),
    bringsNews: app.steps.some(({ copy }) => copy === 'hook'),
    greeted: standing.greeted?.toISOString() ?? null,
    accounts: standing.accounts,
    tries: app.tries !== undefined,
    form: app.form.map((field) => ({
      ...field,
      hint: field.hint ?? null,
      optional: field.optional ?? false,
      later: field.later ?? false,
    })),
    kept,
    shown,
    has,
    calls: callsShown(budget, standing),
  }
}

function callsShown(budget: Budget | null, { budget: of }: Pick<Standing, 'budget'>): Calls | null {
  if (!budget || !of) return null
  const { unit, shownBy, forSaying } = budget
  return { unit, shownBy, forSaying, spent: of.spent, most: of.most, fullAt: of.fullAt.toISOString() }
}

/** What is left of what the platform behind a place gives, for whoever opens that place. */
export async function callsAt(
  db: Db,
  needs: Pick<PlatformNeeds, 'clock' | 'seal' | 'publicUrl'>,
  workspace: Id<'workspace'>,
  channel: Channel | undefined,
): Promise<Calls | null> {
  const { app, budget } = channel?.manifest ?? {}
  if (!app || !budget) return null
  const at = { workspace, publicUrl: needs.publicUrl }
  const [standing] = await appsOnScreen(db, needs.clock, needs.seal, at, [
    { app, budget, channels: [channel!.manifest.key] },
  ])
  return callsShown(budget, standing!)
}
