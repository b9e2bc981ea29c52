import { type Db } from '#database'
import { type Id } from '#kernel'
import { type Brand, defaultThemes } from '#understanding'
import { subjectWords } from './likeness.ts'
import { heldBy, rootOf, type Theme, type Themes } from './theme.ts'
import { themesOf, workspaceSpeaks } from './theme-store.ts'

/**
 * What understanding is told of a brand: its name and its themes. A theme goes by the key of the default one it came
 * from, else by its id; one that was joined into another lends it its words, and what it was taught.
 */
export async function brandOfWorkspace(db: Db, workspace: Id<'workspace'>): Promise<Brand> {
  return brandOf(db, workspace, await themesOf(db, workspace))
}

/** Default themes first, used or not: that one of them is used for the first time changes nothing of what is told. */
export async function brandOf(db: Db, workspace: Id<'workspace'>, themes: Themes): Promise<Brand> {
  const { name, language } = await workspaceSpeaks(db, workspace)
  const all = [...themes.values()]
  const told = (theme: Theme) => ({
    key: keyOf(theme),
    seeds: [...new Set(heldBy(themes, theme.id).flatMap(seedsOf))],
  })
  const ours = defaultThemes.flatMap(({ key, name }) => {
    const used = all.find((theme) => theme.key === key)
    if (!used) return [{ key, seeds: [...new Set(seedsOf({ key, name: name[language] }))] }]
    return used.joinedInto ? [] : [told(used)]
  })
  const known = new Set(defaultThemes.map(({ key }) => key))
  const own = all.filter((theme) => !theme.joinedInto && !known.has(theme.key ?? ''))
  const joined = all.filter((theme) => theme.joinedInto)
  return {
    names: [name],
    themes: [...ours, ...own.map(told)],
    joined: Object.fromEntries(joined.map((theme) => [keyOf(theme), keyOf(rootOf(themes, theme.id)!)])),
  }
}

export const keyOf = ({ key, id }: Pick<Theme, 'key' | 'id'>): string => key ?? id

function seedsOf(theme: { key: string | null; name: string }): string[] {
  const known = defaultThemes.find(({ key }) => key === theme.key)?.seeds ?? []
  return [...known, theme.name, ...subjectWords(theme.name)]
}
