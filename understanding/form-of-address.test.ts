import { expect, test } from 'vitest'
import { formOfAddress } from './form-of-address.ts'

const tu = [
  'tu peux remettre l’ancienne recette ?',
  'T’as changé la recette, avoue',
  'Ta compote est trop sucrée',
  'as-tu goûté ?',
  'veux-tu ben me dire pourquoi',
  'je te le dis : bof',
]
const vous = [
  'vous avez changé la recette',
  'Votre compote est trop sucrée',
  'remettez vos anciens pots, c’est-tu trop demander ?',
  'Pourquoi l’avez-vous changée ?',
]
const neither = [
  'non, je n’aime pas',
  'trop sucrée',
  // Québec’s question particle is nobody’s « tu ».
  'c’est-tu encore bon ?',
  'ça se peut-tu',
  'Y a-tu encore du sucre là-dedans ?',
  'y en a-tu sans sucre',
  'c est tu bon',
  'le ton de l’annonce me déplaît',
  'tu sais, et vous aussi',
  'you changed it',
]

test.each(tu)('« %s » says tu', (text) => expect(formOfAddress(text)).toBe('tu'))
test.each(vous)('« %s » says vous', (text) => expect(formOfAddress(text)).toBe('vous'))
test.each(neither)('« %s » says neither', (text) => expect(formOfAddress(text)).toBeNull())
