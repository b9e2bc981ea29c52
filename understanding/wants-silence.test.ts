import { expect, test } from 'vitest'
import { wantsSilence } from './wants-silence.ts'

const stop = [
  'stop',
  'STOP !!!',
  'Arrêtez de me demander',
  'arrêtez donc de me poser des questions',
  'laissez-moi tranquille',
  'Fichez-moi la paix.',
  'Ne me contactez plus, merci',
  'me relancez plus',
  'plus de questions svp',
  'Lâchez-moi patience',
  'sacrez-moi patience',
  'achalez-moi pas',
  'arrête de m’achaler',
  'Please stop asking me',
  'leave me alone',
  'don’t contact me again',
  'No more questions please',
  'je ne souhaite plus être contactée',
]
const goOn = [
  'non, je n’aime pas',
  'j’ai arrêté d’en acheter',
  'stop au sucre dans les compotes',
  'arrêtez de mettre du sucre partout',
  'n’arrêtez pas de me demander, c’est gentil',
  'je lui ai dit arrêtez de me demander',
  'laissez-moi rire',
  'ne me demandez pas comment mais c’est fini',
  'non-stop depuis lundi',
  'no question, it is too sweet',
  'leave it alone for a night',
  'la paix',
]

test.each(stop)('« %s » asks for silence', (text) => expect(wantsSilence(text)).toBe(true))
test.each(goOn)('« %s » does not', (text) => expect(wantsSilence(text)).toBe(false))
