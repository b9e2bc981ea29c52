import { contactPoint } from '#contact-point'
import { api } from '#contract'
import { type Id, Refusal } from '#kernel'
import { appAt, mostOf } from '#platform'
import { type MeansNeeds, meansAt } from '../../jobs/means-at.ts'
import { type On } from '../mount.ts'

/** What listening will cost, told before it is paid for. No transaction is open while the network takes its time. */
export function estimateCosts(on: On, needs: MeansNeeds): void {
  on(api.estimate, async ({ workspace, user, params, body }) => {
    const within = <T>(work: Parameters<typeof needs.within<T>>[2]) => needs.within([workspace], user.id, work)
    const place = await within((db) => contactPoint(db, workspace, params.place as Id<'contact point'>))
    const { manifest, estimates } = needs.channels.get(place.channel) ?? {}
    if (!estimates || !manifest?.budget || !manifest.app || place.closedAt)
      throw new Refusal('contact-point.not-estimated', 422)
    const { app, budget } = manifest
    const means = await meansAt(needs, place)
    const told = await estimates.estimate(place, body.settings, means)
    switch (told.kind) {
      case 'estimated': {
        const kept = await within((db) => appAt(db, needs.seal, workspace, app.key))
        const { shownBy, unit } = budget
        return { ...told, saying: told.saying ?? null, most: kept ? mostOf(budget, kept) : 0, shownBy, unit }
      }
      case 'not-so-written':
        return told
      case 'later':
        return { kind: 'unknown' as const, why: told.why, detail: '' }
      case 'trouble':
        return { kind: 'unknown' as const, why: told.why, detail: told.detail }
      case 'needs-reconnection':
        return { kind: 'unknown' as const, why: 'wrong-credentials', detail: told.why }
      case 'closed':
      case 'unsupported':
        return { kind: 'unknown' as const, why: 'not-found', detail: '' }
      default:
        return told satisfies never
    }
  })
}
