import { type Id, Refusal } from '#kernel'
import { fold } from '#understanding'

/** Reasons that say the same thing, named by people. A theme joined into another stays, so that it can be taken out. */
export interface Theme {
  id: Id<'theme'>
  /** Of the default theme it came from. */
  key: string | null
  name: string
  /** The theme on the screen that it is read within: never one that is itself joined. */
  joinedInto: Id<'theme'> | null
  /** The act that joined it. */
  joinedBy: Id<'act'> | null
}

/** A theme of the workspace, a default one by its key (made on first use), or a name; null: none. */
export type ThemeChoice = { id: string } | { key: string } | { name: string } | null

/** Understanding reads a brand’s first 300 themes. More are not themes any more. */
export const mostThemes = 280

export type Themes = ReadonlyMap<string, Theme>

/** The theme that holds this one’s reasons now: itself, or what it was joined into. */
export function rootOf(themes: Themes, id: string): Theme | null {
  const theme = themes.get(id)
  return (theme?.joinedInto ? themes.get(theme.joinedInto) : theme) ?? null
}

/** Itself and all that was joined into it. */
export function heldBy(themes: Themes, root: string): Theme[] {
  return [...themes.values()].filter((theme) => rootOf(themes, theme.id)?.id === root)
}

/** One line, its white space tidied; letters or digits at least. */
export function themeName(typed: string): string {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 200)
  if (!/[\p{L}\p{N}]/u.test(name)) throw new Refusal('reason.theme-needs-name', 422)
  return name
}

/** « Trop sucré » and « trop  SUCRE » are one name. */
export function namesAlike(one: string, other: string): boolean {
  return fold(one) === fold(other)
}
