import { cleanLine } from '#reading'

/** Hashtags and searches that one account follows, at most. */
const most = 20
const mostLetters = 100

/**
 * What somebody wrote as hashtags and searches, with commas or line ends between: `#confiture` is a hashtag, anything else
 * is looked for as it is written. Each once, twenty at most; what is neither is left out.
 */
export function followsIn(written: unknown): string[] {
  const names = (typeof written === 'string' ? written.slice(0, 4_000) : '').split(/[,;\n]/).map((part) => {
    const name = cleanLine(part, mostLetters)
    if (!name.startsWith('#')) return name.length > 1 ? name : ''
    return /^#[\p{L}\p{N}\p{M}_·]+$/u.test(name) ? name.toLowerCase() : ''
  })
  return [...new Set(names.filter(Boolean))].slice(0, most)
}

export const isTag = (name: string) => name.startsWith('#')
