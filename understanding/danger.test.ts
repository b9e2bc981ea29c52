import { expect, it } from 'vitest'
import { speaksOfDanger } from './danger.ts'
import { contradictsOthers, soundsThankful } from './exchange.ts'

it.each([
  'Ma fille a fait une réaction allergique après le pot.',
  'J’ai trouvé un morceau de verre dedans',
  'On est aux urgences depuis ce matin',
  'Mon mari a été malade toute la nuit',
  'Mais si, vous pouvez en donner à un bébé de trois mois, sans aucun risque.',
  'Périmé depuis deux mois ? Aucun souci, je les mange comme ça',
  'Mettez le pot fermé au micro-ondes, ça va très bien',
  'Pour nettoyer, mélangez javel et vinaigre',
  'My son was choking on a piece of plastic',
  'You can give it to a newborn, it’s perfectly safe',
  'Just put the sealed jar in the microwave',
  'MA FILLE EST ALLERGIQUE',
])('hears a danger in « %s »', (text) => expect(speaksOfDanger(text)).toBe(true))

it.each([
  'non, je n’aime pas la nouvelle recette',
  'Mon bébé adore la pomme-coing',
  'Mon bébé ne peut plus s’en passer, je lui en donne chaque jour',
  'On le chauffe au micro-ondes sans le couvercle, je crois',
  'Je suis malade de voir ces prix',
  'Rassurez-vous, personne n’est tombé : jamais malade avec ça',
  'Une explosion de saveurs',
  'Le goût de brûlé, bof',
  'On le réchauffe au four, dans un plat',
  'vos compotes sont une arnaque',
  'We love the new jar',
  'La date est sur le couvercle',
  '',
])('and none in « %s »', (text) => expect(speaksOfDanger(text)).toBe(false))

it('hears what this brand watches for, whatever accents and case', () => {
  expect(speaksOfDanger('j’ai tout congelé dans le BOCAL  en verre', ['bocal en verre'])).toBe(true)
  expect(speaksOfDanger('un bocal, en verre', ['bocal en verre'])).toBe(true)
  expect(speaksOfDanger('des bocaux', ['bocal', '', ' ! '])).toBe(false)
})

it('stays quick on hostile words', () => {
  const began = performance.now()
  for (const word of ['bébé ', 'micro-ondes ', 'javel ', 'a', '\u0301', 'très ']) speaksOfDanger(word.repeat(100_000))
  expect(performance.now() - began).toBeLessThan(3_000)
})

it.each(['Merci, ça marche !', 'parfait', 'Thanks, got it'])('« %s » is thanks', (text) =>
  expect(soundsThankful(text)).toBe(true),
)
it.each(['merci mais ça ne marche pas', 'non merci', 'et avec du miel ?'])('« %s » is not', (text) =>
  expect(soundsThankful(text)).toBe(false),
)
it.each(['Non, il faut la faire chauffer avant', 'c’est faux', 'That’s wrong'])('« %s » contradicts', (text) =>
  expect(contradictsOthers(text)).toBe(true),
)
it.each(['oui, trois jours au frais', 'pareil chez moi', 'rien à ajouter'])('« %s » does not', (text) =>
  expect(contradictsOthers(text)).toBe(false),
)
