import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Said } from './days-said.ts'
import { noticeGivenWords } from './notice.ts'

/** A Thursday, at half past ten in Paris. */
const thursday: Said = { at: new Date('2026-11-26T09:30:00Z'), zone: 'Europe/Paris', dialect: 'fr' }
const told = (text: string, said: Said = thursday) =>
  noticeGivenWords(text, said).map(({ start, end, on }) => [text.slice(start, end), on])

describe('a word given is noticed, with the day meant', () => {
  test.each([
    ['Merci Marmelade. Je reviens vers vous jeudi.', 'Je reviens vers vous jeudi', '2026-12-03'],
    ['On vous répond d’ici la fin de la semaine !', 'On vous répond d’ici la fin de la semaine', '2026-11-27'],
    ['Je transmets à l’équipe recettes et je reviens vous dire ici.', 'je reviens vous dire', null],
    ['Je transmets et je reviens vers vous ce jeudi.', 'je reviens vers vous ce jeudi', '2026-11-26'],
    ['Nous reviendrons vers vous demain matin.', 'Nous reviendrons vers vous demain matin', '2026-11-27'],
    ['On vous répond lundi prochain', 'On vous répond lundi prochain', '2026-11-30'],
    ['Nous vous répondrons d’ici vendredi.', 'Nous vous répondrons d’ici vendredi', '2026-11-27'],
    ['Je vous rappelle dans deux jours', 'Je vous rappelle dans deux jours', '2026-11-28'],
    ['je te réponds la semaine prochaine', 'je te réponds la semaine prochaine', '2026-12-04'],
    ['On vous tient au courant avant Noël.', 'On vous tient au courant avant Noël', '2026-12-24'],
    ['Je vais vous donner une réponse sous 48 h.', 'Je vais vous donner une réponse sous 48 h', '2026-11-28'],
    [
      'Notre équipe vous recontacte sous trois jours ouvrés',
      'Notre équipe vous recontacte sous trois jours ouvrés',
      '2026-12-01',
    ],
    ['D’ici vendredi, on vous répond.', 'D’ici vendredi, on vous répond', '2026-11-27'],
    ['Vous aurez une réponse le 12 décembre.', 'Vous aurez une réponse le 12 décembre', '2026-12-12'],
    ['On vous envoie un bon mardi 1er.', 'On vous envoie un bon mardi 1er', '2026-12-01'],
    ['Réponse d’ici ce soir.', 'Réponse d’ici ce soir', '2026-11-26'],
    ['On en reparle lundi.', 'On en reparle lundi', '2026-11-30'],
    [
      'Je n’ai pas encore la réponse, mais je reviens vers vous vendredi.',
      'je reviens vers vous vendredi',
      '2026-11-27',
    ],
    ['Dès que j’ai la réponse, je reviens vers vous.', 'je reviens vers vous', null],
    ['Je vous promets que nous reviendrons vers vous mardi.', 'nous reviendrons vers vous mardi', '2026-12-01'],
    [
      'Suite à votre message de lundi, nous revenons vers vous d’ici mercredi.',
      'nous revenons vers vous d’ici mercredi',
      '2026-12-02',
    ],
    ['Je m’en occupe demain.', 'Je m’en occupe demain', '2026-11-27'],
    ['JE REVIENS VERS VOUS JEUDI EN HUIT', 'JE REVIENS VERS VOUS JEUDI EN HUIT', '2026-12-10'],
    ['Nous reviendrons vers vous début janvier.', 'Nous reviendrons vers vous début janvier', '2027-01-10'],
    ['On vous répond d’ici la fin du mois', 'On vous répond d’ici la fin du mois', '2026-11-30'],
    ['I’ll get back to you on Thursday.', 'I’ll get back to you on Thursday', '2026-12-03'],
    ['We’ll let you know tomorrow!', 'We’ll let you know tomorrow', '2026-11-27'],
    ['We will answer you by the end of the week', 'We will answer you by the end of the week', '2026-11-27'],
    ['I am going to check with them and I’ll let you know next week', 'I’ll let you know next week', '2026-12-04'],
    [
      'Our team will get back to you within 2 working days.',
      'Our team will get back to you within 2 working days',
      '2026-11-30',
    ],
    ['You’ll hear from us before Christmas.', 'You’ll hear from us before Christmas', '2026-12-24'],
    [
      'We don’t have it yet, but we’ll get back to you by next Tuesday',
      'we’ll get back to you by next Tuesday',
      '2026-12-01',
    ],
    ['I’ll keep you posted.', 'I’ll keep you posted', null],
  ])('%s', (text, words, on) => {
    expect(told(text)).toEqual([[words, on]])
  })

  test.each([
    ['Je vous reviens d’ici vendredi.', 'Je vous reviens d’ici vendredi', '2026-11-27'],
    ['On vous revient là-dessus tantôt', 'On vous revient là-dessus tantôt', '2026-11-26'],
    ['Je vous reviens d’ici la fin de semaine', 'Je vous reviens d’ici la fin de semaine', '2026-11-29'],
    ['Je te reviens le 2026-12-04', 'Je te reviens le 2026-12-04', '2026-12-04'],
  ])('in Québec: %s', (text, words, on) => {
    expect(told(text, { ...thursday, dialect: 'fr-CA' })).toEqual([[words, on]])
  })

  test('several words in one message are several, in their order', () => {
    expect(told('Je vous rappelle demain. Et on vous répond par écrit d’ici mardi.')).toEqual([
      ['Je vous rappelle demain', '2026-11-27'],
      ['on vous répond par écrit d’ici mardi', '2026-12-01'],
    ])
  })
})

describe('no word is given where', () => {
  test.each([
    ['it is asked', 'Voulez-vous que je revienne jeudi ? Je reviens vers vous jeudi ?'],
    ['it is denied', 'Nous ne reviendrons pas vers vous jeudi.'],
    ['it is denied as one speaks', 'Je vous réponds pas demain, désolée.'],
    ['it cannot be promised', 'Je ne peux pas vous dire que nous reviendrons vers vous jeudi.'],
    ['others said it', 'Vous m’avez dit : « je reviens vers vous jeudi ».'],
    ['others are said to', 'Le livreur vous a écrit qu’on vous répondrait jeudi.'],
    ['it was said to have been', 'Il vous a dit que nous vous répondrons jeudi'],
    ['it is quoted below', '> Je reviens vers vous jeudi\nMerci !'],
    ['it was done', 'Je vous ai répondu mardi.'],
    ['it is being done', 'Je vous réponds ici : le sucre vient des pommes.'],
    ['it would be', 'Nous vous répondrions volontiers jeudi.'],
    ['it hangs on something', 'Si je reviens vers vous jeudi, ce sera trop tard'],
    ['the other is invited', 'Revenez vers nous jeudi, nous serons là.'],
    ['one wishes', 'Nous vous souhaitons une bonne semaine prochaine.'],
    ['it is asked in English', 'Shall I get back to you on Thursday? Will we let you know tomorrow?'],
    ['it is denied in English', 'I won’t get back to you on Thursday. We will not call you tomorrow.'],
    ['it cannot be promised in English', 'I can’t promise we’ll get back to you tomorrow'],
    ['others said it in English', 'They told us we’ll get back to you tomorrow'],
    ['one reminds of something', 'Je vous rappelle que la boutique est fermée lundi.'],
    ['one confirms something', 'Je vous confirme que nous sommes ouverts dimanche.'],
    ['one tells something', 'Nous vous informons que le magasin ferme samedi.'],
    ['one invites', 'On vous donne rendez-vous samedi !'],
    ['one says goodbye', 'Je vous dis à jeudi !'],
    ['the shop speaks of itself', 'La boutique rouvre lundi, à demain !'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([])
  })
})

describe('a day is that of the client’s own calendar', () => {
  test('late in Paris it is still today in Montréal', () => {
    const at = new Date('2026-11-26T23:30:00Z')
    const text = 'Je reviens vers vous demain'
    expect(told(text, { ...thursday, at })).toEqual([[text, '2026-11-28']])
    expect(told(text, { at, zone: 'America/Toronto', dialect: 'fr-CA' })).toEqual([[text, '2026-11-27']])
  })

  test('the night the clocks change is one night', () => {
    const text = 'On vous répond demain'
    for (const at of ['2026-03-28T22:59:00Z', '2026-03-28T12:00:00Z'])
      expect(told(text, { ...thursday, at: new Date(at) })).toEqual([[text, '2026-03-29']])
    // Half past one that comes twice, in October.
    for (const at of ['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z'])
      expect(told(text, { ...thursday, at: new Date(at) })).toEqual([[text, '2026-10-26']])
  })

  test('hours are counted on the clock, across midnight and the year', () => {
    const at = new Date('2026-12-31T20:00:00Z')
    expect(told('On vous répond dans 5 heures', { ...thursday, at })).toEqual([
      ['On vous répond dans 5 heures', '2027-01-01'],
    ])
    expect(told('Je reviens vers vous le 2', { ...thursday, at })).toEqual([
      ['Je reviens vers vous le 2', '2027-01-02'],
    ])
  })

  test('what is past already is nobody’s day', () => {
    expect(told('Je vous réponds le 12 mars 2024')).toEqual([])
    expect(told('Je vous réponds jeudi dernier')).toEqual([])
  })
})

test('whatever is written, spans stand inside it and days exist', () => {
  const piece = fc.constantFrom(
    'je reviens vers vous ',
    'jeudi',
    ' d’ici ',
    '« ',
    ' »',
    '?',
    '\n',
    'İ',
    '👏🏽',
    'œ',
    ' le 31',
    ' février',
    'ﬁ',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 25 }), (pieces) => {
      const text = pieces.join('')
      for (const { start, end, on } of noticeGivenWords(text, thursday)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
        expect(end).toBeGreaterThan(start)
        if (on) expect(on >= '2026-11-26').toBe(true)
      }
    }),
  )
})
