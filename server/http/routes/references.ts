import { api } from '#contract'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { type AtSite, addSite, forgetSite, originalityOf, pauseSite, readAgain, Shelves, sitesOnDesk } from '#reference'
import { type On } from '../mount.ts'

export interface ReferenceNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function referenceRoutes(on: On, { within, reading, clock }: ReferenceNeeds): void {
  const shelves = new Shelves()
  const at = ({ workspace, params }: { workspace: Id<'workspace'>; params: Record<string, string> }): AtSite => ({
    workspace,
    site: params.site as Id<'site'>,
  })
  on(api.sites, ({ workspace, user }) =>
    reading([workspace], user.id, async (db) => ({ sites: await sitesOnDesk(db, workspace) })),
  )
  on(api.addSite, ({ workspace, user, body }) =>
    within([workspace], user.id, async (db) => ({
      site: await addSite(db, clock, { ...body, workspace, by: user.id }),
    })),
  )
  on(api.changeSite, async (call) => {
    await within([call.workspace], call.user.id, (db) =>
      call.body.do === 'read-again'
        ? readAgain(db, clock, at(call))
        : pauseSite(db, clock, at(call), call.body.do === 'pause'),
    )
    return undefined
  })
  on(api.forgetSite, async (call) => {
    await within([call.workspace], call.user.id, (db) => forgetSite(db, at(call)))
    return undefined
  })
  on(api.originality, ({ workspace, user, body }) =>
    reading([workspace], user.id, (db) => originalityOf(db, shelves, workspace, body.text)),
  )
}
