import { type Ability, type Against, type Manifest } from '#channel'

const against = {
  en: {
    server: (name: string) => `a real server (${name})`,
    description: (name: string) => `the vendor’s description (${name})`,
    ours: 'the real one, which is ours',
    emulator: 'our emulator',
    of: ': ',
    and: '; ',
  },
  fr: {
    server: (name: string) => `un vrai serveur (${name})`,
    description: (name: string) => `la description de l’éditeur (${name})`,
    ours: 'le vrai, qui est d’ici',
    emulator: 'notre émulateur',
    of: '\u00a0: ',
    and: '\u202f; ',
  },
}

/** Against what a channel was shown to work; what holds for most of its abilities stands first, the others are named. */
export function provedIn(
  language: 'en' | 'fr',
  { abilities, proved = {} }: Manifest,
  called: Record<Ability, string>,
): string {
  const groups = new Map<string, Ability[]>()
  for (const ability of abilities) {
    const by = saidOf(language, proved[ability])
    groups.set(by, [...(groups.get(by) ?? []), ability])
  }
  const { of, and } = against[language]
  const [first, ...others] = [...groups].sort(([, one], [, other]) => other.length - one.length)
  const named = others.map(([by, some]) => `${some.map((ability) => called[ability]).join(', ')}${of}${by}`)
  return [first?.[0] ?? '–', ...named].join(and)
}

function saidOf(language: 'en' | 'fr', by: Against | undefined): string {
  const words = against[language]
  switch (by?.kind) {
    case undefined:
      return words.emulator
    case 'ours':
      return words.ours
    case 'samples':
      return by.name[language]
    case 'server':
    case 'description':
      return words[by.kind](by.name)
    default:
      return by satisfies never
  }
}
