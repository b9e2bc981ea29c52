import { type Db } from '#database'
import { type Id } from '#kernel'
import { type Brand, defaultThemes } from '#understanding'
import { subjectWords } from './likeness.ts'
import { heldBy, rootOf } from './theme.ts'
import { themesOf, workspaceSpeaks } from './theme-store.ts'

/**
 * What understanding is told of a brand: its name and its themes. A theme goes by the key of the default one it came
 * from, else by its id; one that was joined into another lends it its words.
 */
export async function brandOfWorkspace(db: Db, workspace: Id<'workspace'>): Promise<Brand> {
  const { name } = await workspaceSpeaks(db, workspace)
  const themes = await themesOf(db, workspace)
  const own = [...themes.values()].filter((theme) => !theme.joinedInto)
  const used = new Set([...themes.values()].map((theme) => theme.key))
  return {
    names: [name],
    themes: [
      ...own.map((theme) => ({
        key: theme.key ?? theme.id,
        seeds: [...new Set(heldBy(themes, rootOf(themes, theme.id)!.id).flatMap(seedsOf))],
      })),
      ...defaultThemes.filter((theme) => !used.has(theme.key)).map(({ key, seeds }) => ({ key, seeds })),
    ],
  }
}

function seedsOf(theme: { key: string | null; name: string }): string[] {
  const known = defaultThemes.find(({ key }) => key === theme.key)?.seeds ?? []
  return [...known, theme.name, ...subjectWords(theme.name)]
}
