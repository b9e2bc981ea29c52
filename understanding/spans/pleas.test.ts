import { expect, test } from 'vitest'
import { defaultThemes, understand } from '../index.ts'

const brand = { names: [], themes: defaultThemes }
const reasonsOf = (text: string) => understand(text, brand).reasons.map(({ start, end }) => text.slice(start, end))

test.each([
  'Arrêtez de me demander.',
  'arrêtez de me demander pourquoi, j’aime pas c’est tout',
  'Je n’aime pas. Arrêtez de m’écrire svp',
  'non mais foutez-moi la paix',
  'ça ne vous regarde pas',
  'je n’ai pas à me justifier',
  'stop asking me why, I just don’t like it',
])('whoever asks to be left in peace gives no reason: « %s »', (text) => expect(reasonsOf(text)).toEqual([]))

test.each([
  ['Ne me demandez plus rien, c’est trop sucré', 'c’est trop sucré'],
  ['Le pot fuit et en plus vous insistez, fichez-moi la paix', 'Le pot fuit et en plus vous insistez'],
  ['the jar leaks, leave me alone', 'the jar leaks'],
])('what is said beside it stays: « %s »', (text, reason) => expect(reasonsOf(text)).toEqual([reason]))
