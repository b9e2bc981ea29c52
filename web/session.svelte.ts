import { type Me, type Workspace } from '#contract'
import { here } from './address.svelte.ts'
import { api, call, whenSignedOut } from './api.ts'
import { speak } from './words.svelte.ts'

interface Session {
  me: Me | null
  /** Someone was signed in and the server no longer knows them: what is on the screen stays while they sign in again. */
  ended: boolean
}

export const session: Session = $state({ me: null, ended: false })

export function remember(me: Me): void {
  // A sign-in over what another had opened must not show them that: start from a clean page.
  const before = session.me?.user?.id
  if (before && me.user && me.user.id !== before) {
    location.reload()
    return
  }
  session.me = me
  session.ended = false
  speak(me.language)
}

export async function refreshMe(): Promise<void> {
  const me = await call(api.whoAmI, {})
  if (!me.user && session.me?.user) session.ended = true
  else remember(me)
}

whenSignedOut(() => {
  if (session.me?.user) session.ended = true
})

export function workspaces(): Workspace[] {
  return session.me?.workspaces ?? []
}

export function workspaceOf(id: string): Workspace | undefined {
  return workspaces().find((one) => one.id === id)
}

/** Several clients: only then is each one named. */
export function severalClients(): boolean {
  return workspaces().length > 1
}

/** The one client looked at (`?client=`), the only one there is, or null for all. */
export function chosenClient(): Workspace | null {
  const all = workspaces()
  const asked = here.query.get('client')
  return all.find((one) => one.id === asked) ?? (all.length === 1 ? (all[0] ?? null) : null)
}

/** Another screen: the client looked at goes along, the rest of the address belongs to the screen left. */
export function withClient(at: string, more: Record<string, string> = {}): string {
  const client = severalClients() ? chosenClient()?.id : undefined
  const query = new URLSearchParams({ ...(client && { client }), ...more })
  return query.size ? `${at}?${query}` : at
}

/** Reads and leaves the notes of this client: at its desk, or a colleague. */
export function amongColleagues(workspace: string): boolean {
  const role = workspaceOf(workspace)?.role
  return role === 'desk' || role === 'colleague'
}

/** Works at the desk of this client: may answer, mark, remove. */
export function atDesk(workspace: string): boolean {
  return workspaceOf(workspace)?.role === 'desk'
}
