import { type Channel, type Means, type WaysOut } from '#channel'
import {
  addressHere,
  changeSettings,
  contactPoint,
  contactPointsOnScreen,
  healthOnScreen,
  keep,
  listenSoon,
  openPlaces,
  ownPlace,
  pause,
  plant,
  readAgain,
  rename,
  type Seal,
  seeGaps,
  stateAudited,
  wake,
  withdraw,
  withdrawAudited,
} from '#contact-point'
import { api } from '#contract'
import { type Jobs, type Within } from '#database'
import { endFarewell } from '#door'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type On } from '../mount.ts'
import { connectAccounts } from './connecting.ts'
import { estimateCosts } from './estimating.ts'
import { callsAt } from './platforms.ts'

export interface ContactPointNeeds {
  within: Within
  reading: Within
  jobs: Jobs
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  ways: WaysOut
  seal: Seal
  publicUrl: string
}

export function contactPointRoutes(on: On, needs: ContactPointNeeds): void {
  const { within, reading, jobs, clock, channels } = needs
  const manifests = new Map([...channels].map(([key, { manifest }]) => [key, manifest]))
  const shown = async (workspace: Id<'workspace'>, user: string, only: Id<'contact point'> | null = null) =>
    reading([workspace], user, (db) =>
      contactPointsOnScreen(db, clock, workspace, manifests, addressesOf(needs.publicUrl, workspace), only),
    )
  const one = async (workspace: Id<'workspace'>, user: string, id: Id<'contact point'>) => {
    const [place] = await shown(workspace, user, id)
    if (!place) throw new Refusal('contact-point.not-there', 404)
    return place
  }

  on(api.channels, async () =>
    [...manifests.values()].map(({ key, name, abilities, plantedBy, longestUtterance, form, app }) => ({
      key,
      name,
      abilities: [...abilities],
      plantedBy,
      longestUtterance,
      app: app?.key ?? null,
      form: (form ?? []).map((field) => ({
        ...field,
        hint: field.hint ?? null,
        optional: field.optional ?? false,
        later: field.later ?? false,
      })),
    })),
  )
  connectAccounts(on, needs, one)
  estimateCosts(on, needs)
  on(api.contactPoints, (call) => shown(call.workspace, call.user.id))
  on(api.look, async (call) => {
    const looked = await lookEverywhere(needs, call.body.address)
    if (looked.kind === 'nothing-there') return looked
    const open = await reading([call.workspace], call.user.id, (db) => openPlaces(db, call.workspace))
    const here = new Set(open.map(({ channel, address }) => `${channel} ${address}`))
    return {
      kind: 'found' as const,
      candidates: looked.candidates.map((candidate) => ({
        ...candidate,
        settings: candidate.settings as never,
        sample: candidate.sample.map((voice) => ({ ...voice })),
        already: here.has(`${candidate.channel} ${candidate.address}`),
      })),
    }
  })
  on(api.plant, async (call) => {
    const id = newId<'contact point'>()
    const { body, workspace, user } = call
    const manifest = manifests.get(body.channel)
    if (manifest?.plantedBy !== ('address' in body ? 'address' : 'name'))
      throw new Refusal('contact-point.no-such-channel', 422)
    const common = { id, workspace, manifest, name: body.name, by: user.id }
    await within([workspace], user.id, (db) =>
      'address' in body
        ? plant(db, jobs, clock, { ...common, address: body.address, settings: body.settings ?? {} })
        : 'opening' in body
          ? plant(db, jobs, clock, {
              ...common,
              address: publicPageOf(needs.publicUrl, workspace)({ id, channel: 'page' })!,
              settings: { opening: body.opening, language: body.language ?? user.language },
            })
          : // What is noted there stands at many addresses, and the place itself at none.
            plant(db, jobs, clock, { ...common, address: `${manifest.key}:${id}`, settings: {} }),
    )
    return one(workspace, user.id, id)
  })
  on(api.changeContactPoint, async (call) => {
    const at = { workspace: call.workspace, place: call.params.place as Id<'contact point'> }
    await within([call.workspace], call.user.id, async (db) => {
      if (call.body.name !== undefined) await rename(db, at, call.body.name)
      if (call.body.settings) await changeSettings(db, jobs, manifests, at, call.body.settings)
      if (call.body.own !== undefined) await ownPlace(db, at, call.body.own)
      if (call.body.paused === true) await pause(db, clock, at, call.user.id)
      if (call.body.paused === false) {
        await wake(db, jobs, at)
        // A page that wakes takes words again; elsewhere, listening again says nothing of the doors.
        if ((await contactPoint(db, at.workspace, at.place)).channel === 'page')
          await endFarewell(db, clock, at, call.user.id)
      }
      if (call.body.keeper !== undefined) await keep(db, at, call.body.keeper)
    })
    return one(call.workspace, call.user.id, at.place)
  })
  on(api.listenNow, async (call) => {
    const at = { workspace: call.workspace, place: call.params.place as Id<'contact point'> }
    await within([call.workspace], call.user.id, (db) => listenSoon(db, jobs, at))
    return undefined
  })
  on(api.seeGaps, async (call) => {
    const at = { workspace: call.workspace, place: call.params.place as Id<'contact point'> }
    await within([call.workspace], call.user.id, (db) => seeGaps(db, clock, at, call.body.gaps, call.user.id))
    return one(call.workspace, call.user.id, at.place)
  })
  on(api.health, async (call) => {
    const place = await one(call.workspace, call.user.id, call.params.place as Id<'contact point'>)
    const excerpts = call.memberships.some(({ workspace, role }) => workspace === call.workspace && role === 'desk')
    const channel = channels.get(place.channel)
    return reading([call.workspace], call.user.id, async (db) => {
      const calls = await callsAt(db, needs, call.workspace, channel)
      return healthOnScreen(db, clock, { workspace: call.workspace, place, channel, calls, excerpts })
    })
  })
  on(api.stateAudited, async (call) => {
    const { channel } = await one(call.workspace, call.user.id, call.params.place as Id<'contact point'>)
    const stated = { workspace: call.workspace, channel, by: call.user.id }
    const act = call.body.audited ? stateAudited : withdrawAudited
    await within([call.workspace], call.user.id, (db) => act(db, clock, stated))
    return undefined
  })
  on(api.readAgain, async (call) => {
    const at = { workspace: call.workspace, place: call.params.place as Id<'contact point'> }
    return { count: await within([call.workspace], call.user.id, (db) => readAgain(db, jobs, at)) }
  })
  on(api.withdraw, async (call) => {
    const at = { workspace: call.workspace, place: call.params.place as Id<'contact point'> }
    await within([call.workspace], call.user.id, (db) => withdraw(db, clock, at))
    return undefined
  })
}

/** Where a page of our own can be seen: `PUBLIC_URL` makes it, never what a request says of itself. */
export function publicPageOf(publicUrl: string, workspace: string) {
  return (place: { id: string; channel: string }): string | null =>
    place.channel === 'page' ? `${publicUrl}/p/${workspace}/${place.id}` : null
}

function addressesOf(publicUrl: string, workspace: Id<'workspace'>) {
  const hereOf = ({ id }: { id: string }) => addressHere(publicUrl, { workspace, id: id as Id<'contact point'> })
  return { pageOf: publicPageOf(publicUrl, workspace), hereOf }
}

/** Asks every channel that is planted by an address what it would hear there. */
async function lookEverywhere({ channels, ways, clock }: ContactPointNeeds, address: string) {
  const means: Means = { ...ways, secrets: {}, clock }
  const asked = [...channels.values()].filter(({ looks }) => looks)
  const looked = await Promise.all(
    asked.map(async (channel) => ({ channel: channel.manifest.key, ...(await channel.looks!.look(address, means)) })),
  )
  const candidates = looked.flatMap((one) =>
    one.kind === 'found' ? one.candidates.map((candidate) => ({ ...candidate, channel: one.channel })) : [],
  )
  if (candidates.length) return { kind: 'found' as const, candidates }
  const nothing = looked.find((one) => one.kind === 'nothing-there')
  if (!nothing) throw new Refusal('contact-point.no-such-channel', 422)
  return { kind: 'nothing-there' as const, why: nothing.why, detail: nothing.detail }
}
