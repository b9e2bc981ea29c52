import { webUrl } from '#kernel'
import { cleanText } from '#reading'
import { type Given } from './fit.ts'
import { readWhen } from './when.ts'

/** What could be told of a block that somebody pasted: all of it stands in one of these, nothing is left out. */
export type Pasted = Required<Given>

const longest = 20_000

/**
 * A line that is a link is the address; one that is a date is when it was said; a name beside a date, or alone before
 * it, is the author's. Everything else is what was said. A link within the words is the address too, and stays there.
 */
export function readPasted(pasted: string, zone: string): Pasted {
  const lines = cleanText(pasted, longest).split('\n')
  const found = { address: '', date: '', author: '' }
  const words: string[] = []
  for (const [at, line] of lines.entries()) {
    const bare = line.trim()
    if (!found.address && isLink(bare)) found.address = bare
    else if (!found.date && dated(bare, zone)) {
      const { date, rest } = dated(bare, zone)!
      found.date = date
      const before = words.filter((one) => one.trim())
      // A name stands before its date: beside it, or alone on the lines above.
      if (rest) found.author = rest
      else if (before.length === 1 && isName(before[0]!) && lines.slice(at + 1).some((one) => one.trim())) {
        found.author = before[0]!.trim()
        words.length = 0
      }
    } else words.push(line)
  }
  const text = words.join('\n').trim()
  return { ...found, address: found.address || linkWithin(text), text, title: '' }
}

const isLink = (line: string): boolean => /^https?:\/\/\S+$/i.test(line) && webUrl(line) !== null

function linkWithin(text: string): string {
  const link = /https?:\/\/[^\s<>"«»]+/i.exec(text)?.[0].replace(/[.,;:!?)\]]+$/, '') ?? ''
  return webUrl(link) ? link : ''
}

function dated(line: string, zone: string): { date: string; rest: string } | null {
  if (!line || line.length > 160) return null
  if (readWhen(line, zone)) return { date: line, rest: '' }
  const parts = line.split(/\s*[·•|–—]\s*/)
  const at = parts.findIndex((part) => readWhen(part, zone))
  const rest = parts.filter((_, other) => other !== at)
  return at !== -1 && rest.length === 1 && isName(rest[0]!) ? { date: parts[at]!, rest: rest[0]!.trim() } : null
}

/** Short, and no sentence. */
const isName = (line: string): boolean => /^[^.!?…:;]{1,60}$/.test(line.trim()) && line.trim().split(/\s+/).length <= 5
