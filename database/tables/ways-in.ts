import { type Generated } from 'kysely'
import { type JsonObject } from '#kernel'

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

export interface PlatformAppTable {
  workspace_id: string
  id: string
  platform: string
  settings: JsonObject
  secrets: Buffer
  kept_by: string
  kept_at: Date
}

export interface AppSpendingTable {
  /** A workspace's id, or `installation`. */
  owner: string
  platform: string
  /** A day or a month of the platform's own zone: `2026-11-27`, `2026-11`. */
  period: string
  amount: number
}
