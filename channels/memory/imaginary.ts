import { type Ability, type Channel, type PieceLimits } from '#channel'
import { openMemory } from './memory.ts'

/** What each kind of place does in the world, and so what its likeness does here: a blog hears, and answers nobody. */
const kinds = {
  blog: { fr: 'Blog imaginaire', en: 'Imaginary blog', abilities: ['listens'] },
  page: { fr: 'Page imaginaire', en: 'Imaginary page', abilities: ['says', 'publishes', 'removes'] },
  mastodon: {
    fr: 'Mastodon imaginaire',
    en: 'Imaginary Mastodon',
    abilities: ['listens', 'says', 'nods', 'publishes'],
  },
  bluesky: { fr: 'Bluesky imaginaire', en: 'Imaginary Bluesky', abilities: ['listens', 'says', 'nods', 'publishes'] },
  youtube: { fr: 'YouTube imaginaire', en: 'Imaginary YouTube', abilities: ['listens', 'says'] },
  instagram: { fr: 'Instagram imaginaire', en: 'Imaginary Instagram', abilities: ['listens', 'says', 'publishes'] },
  mail: { fr: 'Courrier imaginaire', en: 'Imaginary mail', abilities: ['listens', 'says'] },
} as const satisfies Record<string, { fr: string; en: string; abilities: readonly Ability[] }>

export type ImaginaryKind = keyof typeof kinds

export const imaginaryKey = (kind: ImaginaryKind): string => `memory-${kind}`

/** What a piece may be where it is published, as in the world: nowhere as much as everywhere. */
const photos = { types: ['image/jpeg', 'image/png'], mostBytes: 8 * 1024 * 1024, longestAlt: 1500 }
const limits: Partial<Record<ImaginaryKind, PieceLimits>> = {
  page: { longest: 20_000, longestTitle: null, warning: false, media: null, goesOn: false, poll: null },
  mastodon: {
    longest: 500,
    longestTitle: null,
    warning: true,
    media: { ...photos, most: 4, needed: false },
    goesOn: true,
    poll: null,
  },
  bluesky: {
    longest: 300,
    longestTitle: null,
    warning: false,
    media: { ...photos, most: 4, needed: false },
    goesOn: true,
    poll: null,
  },
  instagram: {
    longest: 2200,
    longestTitle: null,
    warning: false,
    media: { ...photos, most: 10, needed: true },
    goesOn: false,
    poll: null,
  },
}

/** Where one may speak to somebody alone. */
const inPrivate: readonly string[] = ['mastodon', 'mail']

/** A likeness of each kind, for whoever discovers the desk: nothing said there ever leaves this machine. */
export function openImaginary(): Channel[] {
  return (Object.keys(kinds) as ImaginaryKind[]).map((kind) => {
    const { fr, en, abilities } = kinds[kind]
    const memory = openMemory(limits[kind])
    const { answersPrivately, ...manifest } = memory.manifest
    return {
      manifest: {
        ...manifest,
        ...(inPrivate.includes(kind) && { answersPrivately }),
        key: imaginaryKey(kind),
        name: { fr, en },
        abilities,
        pace: [],
      },
      read: memory.read,
      ...Object.fromEntries(abilities.map((ability) => [ability, memory[ability]])),
    }
  })
}
