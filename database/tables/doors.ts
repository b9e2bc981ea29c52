import { type Generated } from 'kysely'

export interface DoorTable {
  workspace_id: string
  id: string
  contact_point_id: string
  /** What stands in its short address: never given twice. */
  code: string
  name: string
  /** null: the contact point's own page. */
  way: string | null
  by: string
  at: Date
}

/** What closes a door, or all of a contact point's where it names none. */
export interface ClosingTable {
  workspace_id: string
  id: string
  contact_point_id: string
  door_id: string | null
  notice: Generated<string>
  other_door_id: string | null
  other_place_id: string | null
  by: string
  at: Date
  ended_at: Date | null
  ended_by: string | null
}
