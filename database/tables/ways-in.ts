import { type Generated } from 'kysely'

export interface KnockTable {
  workspace_id: string
  id: string
  contact_point_id: string
  at: Date
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer
  tries: Generated<number>
  not_before: Date
}

export interface SettingOutTable {
  workspace_id: string
  id: string
  user_id: string
  channel: string
  again: string | null
  pending: Buffer
  expires_at: Date
}

export interface NameHereTable {
  name: string
  workspace_id: string
  contact_point_id: string
}
