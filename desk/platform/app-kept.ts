import { type AppKeys, type Field } from '#channel'
import { type Id } from '#kernel'

/** The keys of an app at a platform: a workspace's own, or those that the whole installation shares. */
export interface AppKept {
  workspace: Id<'workspace'> | null
  platform: string
  keys: AppKeys
}

/** As it stands in `app_spending`. */
export const ownerOf = ({ workspace }: Pick<AppKept, 'workspace'>): string => workspace ?? 'installation'

/** Where its platform brings its news, and what one pastes there. */
export function hookAddress(publicUrl: string, { workspace, platform }: Omit<AppKept, 'keys'>): string {
  return workspace ? `${publicUrl}/at/${workspace}/app/${platform}` : `${publicUrl}/at/app/${platform}`
}

/** What may be shown of its keys, and what is sealed. */
export function sorted(form: readonly Field[], keys: AppKeys): { shown: AppKeys; secret: AppKeys } {
  const isSecret = (key: string) => form.find((field) => field.key === key)?.kind !== 'text'
  const entries = Object.entries(keys)
  return {
    shown: Object.fromEntries(entries.filter(([key]) => !isSecret(key))),
    secret: Object.fromEntries(entries.filter(([key]) => isSecret(key))),
  }
}
