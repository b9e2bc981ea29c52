import { describe, expect, it } from 'vitest'
import { type Remark, remarksOn } from './lint.ts'
import { type SparkWords } from './spark.ts'

const on = (text: string, of: Partial<SparkWords> = {}) =>
  remarksOn({ opener: 'open-question', text, signed: 'Odile', colleague: null, choices: [], ...of })

describe('what stands beside an invitation', () => {
  const cases: [string, Remark[], Partial<SparkWords>?][] = [
    ['Le pot du matin, vous le mangez où ?', []],
    ['Le pot du matin ?! Vraiment ??', ['several-questions']],
    ['Voir https://vergers.example/?page=2 — vous en pensez quoi ?', []],
    ['Nos pots ont changé.', ['no-question']],
    ['Nos pots ont changé, et nous en sommes fiers.', [], { opener: 'telling-back' }],
    ['Qu’attendez-vous de nous ?', ['asks-expectations']],
    ['What would you expect from a jam jar?', ['asks-expectations']],
    ['Likez si vous êtes de la team abricot. Et sinon ?', ['asks-for-likes']],
    ['Partagez ce message, et dites : quel parfum ?', ['asks-to-share']],
    ['Taguez un ami gourmand : quel parfum ?', ['asks-to-name-others']],
    ['Est-ce que vous aimez la pomme ?', ['yes-or-no']],
    ['On a raté cette recette, on la refait comment ?', [], { opener: 'advice' }],
    ['VENEZ DIRE CE QUE VOUS PENSEZ ?', ['shouts']],
    ['Qui vient !! Et d’où ?', ['shouts']],
    ['Vous êtes quoi #pomme #poire #coing #verger ?', ['many-hashtags']],
    ['Un matin à l’atelier.', ['names-nobody'], { opener: 'behind-the-scenes' }],
    ['Basile pèle ses poires debout.', [], { opener: 'behind-the-scenes', colleague: 'Basile Aubry' }],
    ['Laquelle ?', ['few-choices', 'no-why'], { opener: 'poll', choices: ['pomme', ' '] }],
    ['Laquelle, et pourquoi ?', [], { opener: 'poll', choices: ['pomme', 'poire'] }],
    ['Le pot en verre ?', ['no-disagreement'], { opener: 'disagreement' }],
    ['Le verre vaut mieux que le carton. Qui n’est pas d’accord ?', [], { opener: 'disagreement' }],
    ['  ', ['empty']],
    ['Bonjour ?', ['nobody-signs'], { signed: ' ' }],
  ]
  for (const [text, remarks, of] of cases) it(JSON.stringify(text), () => expect(on(text, of)).toEqual(remarks))
})
