import { expect, test } from 'vitest'
import { soundsLikeBrand } from './public-page.ts'

const brand = 'Les Vergers Imaginaires'

test.each([
  'Les Vergers Imaginaires',
  'LES VERGERS  IMAGINAIRES – officiel',
  'lesvergersimaginaires',
  'Les-Vergers_Imaginaires',
  'Les Vergers Imagi\u200bnaires',
  'Les Ver\u00adgers Ima\u2060ginaires',
  'Lеs Vеrgеrs Imаginаirеs',
  'Ｌｅｓ Ｖｅｒｇｅｒｓ Ｉｍａｇｉｎａｉｒｅｓ',
])('« %s » would be taken for the brand', (name) => expect(soundsLikeBrand(name, brand)).toBe(true))

test.each(['Marmelade', 'Les Vergers', 'une fan des vergers', 'Imagine', 'Ольга', 'Ελένη'])(
  '« %s » is someone',
  (name) => expect(soundsLikeBrand(name, brand)).toBe(false),
)

test('a short brand is only itself; one without letters is none', () => {
  expect(soundsLikeBrand('Paula', 'Pau')).toBe(false)
  expect(soundsLikeBrand('Pau', 'Pau')).toBe(true)
  expect(soundsLikeBrand('!!!', '!!!')).toBe(false)
})
