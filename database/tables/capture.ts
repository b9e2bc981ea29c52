import { type Generated } from 'kysely'
import { type Json } from '#kernel'

export interface CaptureTable {
  workspace_id: string
  id: string
  contact_point_id: string
  by: string
  at: Date
  /** Of the file; null: written in the form. */
  name: string | null
  /** What dates without a zone are of. */
  zone: string
  /** Until it has been gone through, or is taken away. */
  file: Buffer | null
  /** What its columns were chosen to be, in their order; null: as their names say. */
  columns: Generated<Json>
  /** What is shown of a file before it is heard. */
  shown: Json
  total: number
  /** How many of its lines were gone through. */
  done: Generated<number>
  heard: Generated<number>
  known: Generated<number>
  unread: Generated<number>
  amiss: Generated<Json>
  /** null: looked at, and not begun. */
  act_id: string | null
  ended_at: Date | null
  undone_at: Date | null
}

export interface CapturedTable {
  workspace_id: string
  contact_point_id: string
  native_id: string
  /** By its author and moment, where both are known. */
  told: string | null
  capture_id: string
}
