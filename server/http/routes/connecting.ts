import { type Channel, type Connected, type Means, type Place, type WaysOut } from '#channel'
import { addressHere, cameBack, keepSetOut, plant, reconnect, type Seal, stillThere } from '#contact-point'
import { api, type ContactPoint } from '#contract'
import { type Jobs, type Within } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { appAt, openPurse } from '#platform'
import { type On } from '../mount.ts'

export interface ConnectingNeeds {
  within: Within
  jobs: Jobs
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  ways: WaysOut
  seal: Seal
  publicUrl: string
}

interface Account {
  workspace: Id<'workspace'>
  user: string
  channel: string
  id: Id<'contact point'>
  /** It is connected already, and gets other keys. */
  again: boolean
}

type Shown = (workspace: Id<'workspace'>, user: string, id: Id<'contact point'>) => Promise<ContactPoint>

/** Accounts at other places: by what one fills in here, or by signing in there. */
export function connectAccounts(on: On, needs: ConnectingNeeds, shown: Shown): void {
  on(api.connect, async ({ workspace, user, body }) => {
    const account = accountFor(workspace, user.id, body)
    const { connects } = speaks(needs, body.channel)
    if (!connects) throw new Refusal('contact-point.no-such-channel', 422)
    const given = filledIn(needs, body.channel, body.given)
    const connected = await connects.connect(given, await meansFor(needs, account))
    if (connected.kind === 'not-connected') return connected
    await keep(needs, account, connected)
    return { kind: 'connected' as const, place: await shown(workspace, user.id, account.id) }
  })

  on(api.setOut, async ({ workspace, user, body }) => {
    const account = accountFor(workspace, user.id, body)
    const { joins } = speaks(needs, body.channel)
    if (!joins) throw new Refusal('contact-point.no-such-channel', 422)
    // Reconnecting is a way of its own too: what one comes back with is never the name of a place.
    const id = body.again ? newId<'contact point'>() : account.id
    const state = `${workspace}.${id}`
    const given = filledIn(needs, body.channel, body.given)
    const set = await joins.setOut(given, backTo(needs), state, await meansFor(needs, account))
    if (set.kind === 'not-connected') return set
    if (!/^https?:/.test(set.goTo)) throw new Error(`${body.channel} sends people to ${set.goTo.slice(0, 100)}`)
    const again = body.again ? account.id : null
    const { channel } = body
    await needs.within([workspace], user.id, (db) =>
      keepSetOut(db, needs.clock, needs.seal, { workspace, id, user: user.id, channel, again, pending: set.pending }),
    )
    return { kind: 'set-out' as const, goTo: set.goTo }
  })

  on(api.arrive, async ({ workspace, user, body }) => {
    const [of, id] = (body.came.state ?? '').split('.')
    if (of !== workspace || !id) throw new Refusal('contact-point.way-lost', 410)
    const set = await needs.within([workspace], user.id, (db) =>
      cameBack(db, needs.clock, needs.seal, { workspace, id, user: user.id }),
    )
    const { joins } = speaks(needs, set.channel)
    const account = accountFor(workspace, user.id, set)
    if (!set.again) account.id = id as Id<'contact point'>
    const connected = await joins!.arrive(set.pending, body.came, backTo(needs), await meansFor(needs, account))
    if (connected.kind === 'which') {
      const way = newId<'contact point'>()
      const { channel, again } = set
      await needs.within([workspace], user.id, (db) =>
        keepSetOut(db, needs.clock, needs.seal, {
          workspace,
          id: way,
          user: user.id,
          channel,
          again,
          pending: connected.pending,
        }),
      )
      return { kind: 'which' as const, channel, way, of: connected.of.slice(0, 100) }
    }
    if (connected.kind === 'not-connected') return { ...connected, channel: set.channel }
    await keep(needs, account, connected)
    return { kind: 'connected' as const, place: await shown(workspace, user.id, account.id) }
  })

  on(api.choose, async ({ workspace, user, body }) => {
    const set = await needs.within([workspace], user.id, (db) =>
      stillThere(db, needs.clock, needs.seal, { workspace, id: body.way, user: user.id }),
    )
    const { joins } = speaks(needs, set.channel)
    const account = accountFor(workspace, user.id, set)
    const connected = await joins!.choose!(set.pending, body.key, await meansFor(needs, account))
    if (connected.kind === 'not-connected') return { ...connected, channel: set.channel }
    await keep(needs, account, connected)
    return { kind: 'connected' as const, place: await shown(workspace, user.id, account.id) }
  })
}

/** Where whoever signs in elsewhere comes back to. */
export const backTo = ({ publicUrl }: Pick<ConnectingNeeds, 'publicUrl'>) => `${publicUrl}/joined`

function accountFor(
  workspace: Id<'workspace'>,
  user: string,
  { channel, again }: { channel: string; again?: string | null | undefined },
): Account {
  const id = (again as Id<'contact point'> | null | undefined) ?? newId<'contact point'>()
  return { workspace, user, channel, id, again: Boolean(again) }
}

function speaks({ channels }: ConnectingNeeds, key: string): Channel {
  const channel = channels.get(key)
  if (!channel?.manifest.form) throw new Refusal('contact-point.no-such-channel', 422)
  return channel
}

async function meansFor(needs: ConnectingNeeds, account: Account): Promise<Means> {
  const { ways, clock, publicUrl, within, seal } = needs
  const { app: platform, budget } = speaks(needs, account.channel).manifest
  const { workspace, user } = account
  const app = platform ? await within([workspace], user, (db) => appAt(db, seal, workspace, platform.key)) : null
  return {
    ...ways,
    clock,
    secrets: {},
    ...(app ? { app: app.keys } : {}),
    ...(app && budget ? { purse: openPurse(within, clock, budget, app) } : {}),
    here: addressHere(publicUrl, account),
  }
}

function filledIn(needs: ConnectingNeeds, key: string, written: Record<string, string>): Record<string, string> {
  const given: Record<string, string> = {}
  for (const field of speaks(needs, key).manifest.form!) {
    if (field.later === 'only') continue
    // A password may begin or end with a space; an address never does.
    given[field.key] = field.kind === 'secret' ? (written[field.key] ?? '') : (written[field.key] ?? '').trim()
    if (!given[field.key] && !field.optional) throw new Refusal('request.field-missing', 422, { field: field.key })
  }
  return given
}

/** Plants what has opened, or gives other keys to what is planted. No transaction was open while the place took its time. */
async function keep(
  needs: ConnectingNeeds,
  { workspace, user, channel, id, again }: Account,
  { address, name, settings, secrets: words, keysEnd = null }: Extract<Connected, { kind: 'connected' }>,
): Promise<void> {
  const { within, jobs, clock, seal } = needs
  const { manifest } = speaks(needs, channel)
  const secrets = { seal, words }
  await within([workspace], user, async (db) => {
    if (again) return await reconnect(db, jobs, { workspace, id, channel, address, settings, secrets, keysEnd })
    const nameHere = nameAt(needs, channel, { id, address, settings })
    await plant(db, jobs, clock, {
      ...{ workspace, id, manifest, address, settings, secrets, keysEnd, nameHere },
      name: name.slice(0, 200),
      by: user,
    })
  })
}

/** `name@host`, where the channel gives its places a name of this installation. */
function nameAt({ channels, publicUrl }: ConnectingNeeds, key: string, place: Place): string | null {
  const name = channels.get(key)?.shows?.nameOf?.(place)
  return name ? `${name}@${new URL(publicUrl).host}`.toLowerCase() : null
}
