import { type Db } from '#database'
import { type Id } from '#kernel'
import { defaultThemes } from '#understanding'
import { themesOf, workspaceSpeaks } from './theme-store.ts'

/** The themes one can choose from: the workspace’s own by name, then the default ones that it has not used. */
export async function themesOnDesk(
  db: Db,
  workspace: Id<'workspace'>,
): Promise<{ id: string | null; key: string | null; name: string }[]> {
  const themes = [...(await themesOf(db, workspace)).values()]
  const { language } = await workspaceSpeaks(db, workspace)
  const byName = new Intl.Collator(language).compare
  const own = themes
    .filter((theme) => !theme.joinedInto)
    .map(({ id, key, name }) => ({ id, key, name }))
    .sort((one, other) => byName(one.name, other.name))
  const used = new Set(themes.map((theme) => theme.key))
  const unused = defaultThemes.filter((theme) => !used.has(theme.key))
  return [...own, ...unused.map(({ key, name }) => ({ id: null, key, name: name[language] }))]
}
