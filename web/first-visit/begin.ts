import { api, call } from '../api.ts'
import { refreshMe } from '../session.svelte.ts'

/** The zone of whoever opens a workspace; left out where the browser does not tell. */
function zoneHere(): string | undefined {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || undefined
}

/** Opens a workspace for a client, in the zone of this browser. */
export async function openFor(name: string): Promise<string> {
  const zone = zoneHere()
  const workspace = await call(api.openWorkspace, { body: { name: name.trim(), ...(zone ? { zone } : {}) } })
  await refreshMe()
  return workspace.id
}

/** Where the first conversation of a client can be read; null while nothing has been heard. */
export async function firstConversation(workspace: string): Promise<string | null> {
  const { rows } = await call(api.conversations, { query: { workspace } })
  const [row] = rows
  return row ? `/conversations/${workspace}/${row.id}` : null
}
