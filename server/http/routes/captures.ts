import { beginCapture, type CaptureReader, captureOnScreen, dropCapture, lookAtFile, note, takeColumns } from '#capture'
import { contactPoint } from '#contact-point'
import { api, fileAtMost } from '#contract'
import { type Jobs, type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type On } from '../mount.ts'
import { doneBy } from './done.ts'

export interface CaptureNeeds {
  within: Within
  reading: Within
  jobs: Jobs
  clock: Clock
  reader: CaptureReader
}

interface Asked {
  workspace: Id<'workspace'>
  params: Record<string, string>
  memberships: readonly { workspace: string; zone: string }[]
}

export function captureRoutes(on: On, { within, reading, jobs, clock, reader }: CaptureNeeds): void {
  const done = doneBy(clock)
  const at = ({ workspace, params }: Asked) => ({ workspace, place: params.place as Id<'contact point'> })
  const one = (call: Asked) => ({ ...at(call), capture: call.params.capture as Id<'capture'> })
  const zoneOf = (call: Asked) => call.memberships.find(({ workspace }) => workspace === call.workspace)!.zone
  const shown = async (call: Asked & { user: { id: string } }) => ({
    capture: await reading([call.workspace], call.user.id, async (db) => {
      await contactPoint(db, call.workspace, at(call).place)
      return captureOnScreen(db, at(call))
    }),
  })

  on(api.writeDown, async (call) => {
    const noted = await within([call.workspace], call.user.id, (db) =>
      note(db, jobs, clock, reader, call.user.id, { ...at(call), given: call.body, zone: zoneOf(call) }),
    )
    return noted.kind === 'heard' ? { kind: 'heard' as const, ...done(noted.act) } : noted
  })
  on(api.readPasted, async (call) => reader.pasted(call.body.pasted, zoneOf(call)))
  on(api.capturedFile, shown)
  on(api.lookAtFile, async (call) => {
    const bytes = new Uint8Array(Buffer.from(call.body.file, 'base64'))
    if (bytes.byteLength > fileAtMost) throw new Refusal('capture.too-heavy', 422)
    await within([call.workspace], call.user.id, (db) =>
      lookAtFile(db, clock, reader, call.user.id, { ...at(call), name: call.body.name, bytes, zone: zoneOf(call) }),
    )
    return shown(call)
  })
  on(api.takeColumns, async (call) => {
    await within([call.workspace], call.user.id, (db) =>
      takeColumns(db, clock, reader, { ...one(call), columns: call.body.columns }),
    )
    return shown(call)
  })
  on(api.hearFile, async (call) => {
    await within([call.workspace], call.user.id, (db) => beginCapture(db, jobs, clock, call.user.id, one(call)))
    return shown(call)
  })
  on(api.dropFile, async (call) => {
    await within([call.workspace], call.user.id, (db) => dropCapture(db, clock, one(call)))
    return shown(call)
  })
}
