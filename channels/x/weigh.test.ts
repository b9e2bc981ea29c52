import { expect, it } from 'vitest'
import { weigh } from './weigh.ts'

// By the rules of twitter-text, config/v3.json; the sentences are ours.
it.each([
  ['', 0],
  ['été', 3],
  ['e\u0301te\u0301', 3],
  ['« l’été »', 9],
  ['林檎', 4],
  ['りんご', 6],
  ['사과', 4],
  ['تفاح', 4],
  ['🍐', 2],
  ['👨‍👩‍👧', 2],
  ['🏳️‍🌈', 2],
  ['👍🏽', 2],
  ['1️⃣', 2],
  ['https://exemple.fr', 23],
  ['http://x.fr/a?b=c#d et encore', 33],
  [`https://exemple.fr/${'a'.repeat(300)}`, 23],
  ['exemple.fr', 23],
  ['merci… 3.5 % en moins', 22],
  ['marie@exemple.fr', 16],
  ['…', 2],
])('%s weighs %i', (text, weight) => {
  expect(weigh(text)).toBe(weight)
})
