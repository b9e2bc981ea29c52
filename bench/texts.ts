import { type Chance } from './chance.ts'
import * as v from './vocabulary.ts'

/** One sentence as somebody might write it: French mostly, some Québécois, some English. */
export function sentence(chance: Chance): string {
  const dice = chance.next()
  const patterns = dice < 0.82 ? v.french : dice < 0.89 ? v.quebec : v.english
  return chance.one(patterns).replace(/\{(\w+)\}/g, (_, slot: string) => filled(slot, chance))
}

/** What one person says at once: mostly a sentence or two, now and then a paragraph. */
export function words(chance: Chance): string {
  return Array.from({ length: 1 + chance.few(7) }, () => sentence(chance)).join(' ')
}

export function name(chance: Chance): string {
  return `${chance.one(v.people)} ${capital(v.tailWord(chance.few(30_000)))}`
}

export function title(chance: Chance): string {
  return `${capital(chance.one(v.things))}, ${chance.one(v.qualities)} et ${v.tailWord(chance.few(20_000))}`
}

function filled(slot: string, chance: Chance): string {
  switch (slot.toLowerCase()) {
    case 'thing':
      return cased(slot, chance.one(v.things))
    case 'reason':
      return cased(slot, chance.one(v.reasons))
    case 'adjective':
      return chance.one(v.adjectives)
    case 'quality':
      return chance.one(v.qualities)
    case 'place':
      return chance.one(v.places)
    case 'person':
      return chance.one(v.people)
    case 'time':
      return chance.one(v.times)
    case 'tail':
      return v.tailWord(chance.few(60_000))
    default:
      return String(1000 + chance.below(90_000))
  }
}

const cased = (slot: string, text: string) => (slot[0] === slot[0]!.toUpperCase() ? capital(text) : text)
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
