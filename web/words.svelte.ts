import { type DeskWords, type Dialect, deskWordsIn } from '#words'

function browserDialect(): Dialect {
  const wanted = navigator.language
  if (wanted.startsWith('en')) return 'en'
  return wanted === 'fr-CA' ? 'fr-CA' : 'fr'
}

export const language: { now: Dialect } = $state({ now: browserDialect() })

/** Every sentence of the desk, in the reader's language; changes under the reader's eyes when the language does. */
export const words: DeskWords = new Proxy({} as DeskWords, {
  get: (_, area) => deskWordsIn(language.now)[area as keyof DeskWords],
})

export function speak(dialect: Dialect): void {
  language.now = dialect
  document.documentElement.lang = dialect
}
