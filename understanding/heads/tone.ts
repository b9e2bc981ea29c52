import { fold } from '../fold.ts'
import { stem } from '../phrases.ts'
import { blaming, praising } from './tone-words.ts'

const tones = new Map<string, number>()
for (const [words, tone] of [
  [praising, 1],
  [blaming, -1],
] as const) {
  // Folded in one piece: thousands of small calls would cost each start dearly.
  for (const form of fold(`${words.fr} ${words.en}`).split(' ')) {
    const root = stem(form)
    // « plat » blames in French, "fine" praises in English: where the languages disagree, none is believed.
    tones.set(root, tones.has(root) && tones.get(root) !== tone ? 0 : tone)
  }
}

/** 1 where a folded word praises, -1 where it blames, 0 where it does neither. */
export function toneOf(form: string): number {
  return tones.get(stem(form)) ?? 0
}
