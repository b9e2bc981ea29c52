import { type ContactPoint, type DoorShown } from '#contract'
import { api, call } from '../api.ts'

export interface DoorsOf {
  point: ContactPoint
  doors: DoorShown[]
}

/** A contact point and its doors; null: there is no such contact point. */
export async function readDoors(workspace: string, place: string): Promise<DoorsOf | null> {
  const [points, { doors }] = await Promise.all([
    call(api.contactPoints, { params: { workspace } }),
    call(api.doors, { params: { workspace, place } }),
  ])
  const point = points.find(({ id }) => id === place)
  return point ? { point, doors } : null
}
