import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { defaultThemes } from '#understanding'
import { namesAlike, rootOf, type ThemeChoice, type Themes, themeName } from './theme.ts'
import { makeTheme, themesOf, themesToChange, workspaceSpeaks } from './theme-store.ts'

export interface ChosenTheme {
  theme: Id<'theme'> | null
  /** The theme itself where this choice made it: who undoes the choice takes it back. */
  made: Id<'theme'> | null
}

/** The theme that someone chose, made on first use. One that was joined into another is that other. */
export async function chooseTheme(
  db: Db,
  clock: Clock,
  by: string,
  workspace: Id<'workspace'>,
  choice: ThemeChoice,
): Promise<ChosenTheme> {
  if (choice === null) return { theme: null, made: null }
  const known = find(await themesOf(db, workspace), choice)
  if (known) return { theme: known, made: null }
  if ('id' in choice) throw new Refusal('reason.no-such-theme', 404)
  // Someone else may have made it since: look again, alone.
  const there = find(await themesToChange(db, workspace), choice)
  if (there) return { theme: there, made: null }
  const made = await makeTheme(db, clock, by, workspace, await wording(db, workspace, choice))
  return { theme: made, made }
}

function find(themes: Themes, choice: NonNullable<ThemeChoice>): Id<'theme'> | null {
  const root = (id: string) => rootOf(themes, id)?.id ?? null
  if ('id' in choice) return root(choice.id)
  if ('key' in choice) {
    // A suggestion’s theme goes by the key of a default one, else by its id.
    const one = [...themes.values()].find((theme) => theme.key === choice.key)
    return root(one?.id ?? choice.key)
  }
  const alike = [...themes.values()].filter((theme) => namesAlike(theme.name, choice.name))
  const one = alike.find((theme) => !theme.joinedInto) ?? alike[0]
  if (one) return root(one.id)
  const key = defaultNamed(choice.name)
  return key ? find(themes, { key }) : null
}

async function wording(
  db: Db,
  workspace: Id<'workspace'>,
  choice: { key: string } | { name: string },
): Promise<{ key: string | null; name: string }> {
  const key = 'key' in choice ? choice.key : defaultNamed(choice.name)
  if (!key) return { key: null, name: themeName((choice as { name: string }).name) }
  const known = defaultThemes.find((theme) => theme.key === key)
  if (!known) throw new Refusal('reason.no-such-theme', 404)
  const { language } = await workspaceSpeaks(db, workspace)
  return { key, name: known.name[language] }
}

function defaultNamed(name: string): string | null {
  return defaultThemes.find((theme) => Object.values(theme.name).some((one) => namesAlike(one, name)))?.key ?? null
}
