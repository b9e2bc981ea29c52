import { describe, expect, test } from 'vitest'
import { type Brand, defaultThemes, type Stance, understand, understandingVersion } from './index.ts'

const vergers: Brand = { names: ['Les Vergers Imaginaires'], themes: defaultThemes }
const reading = (text: string) => understand(text, vergers)
const reasonsIn = (text: string) => reading(text).reasons.map(({ start, end }) => text.slice(start, end))

function stances(name: string, kind: Stance, texts: string[]) {
  test.each(texts)(`${name}: %s`, (text) => {
    expect(reading(text).stance.kind).toBe(kind)
  })
}

describe('a dislike is heard', () => {
  stances('in French', 'dislike', [
    'non, je n’aime pas',
    'pas terrible',
    'bof',
    'Mouais…',
    'sans moi',
    'rendez-nous l’ancienne recette !',
    'c’était mieux avant',
    'jaime pa',
    'g pas aimé',
    'c nul',
    'nuuuul',
    'vos compotes sont une arnaque',
    'plus jamais',
    'Aucun SAV.',
    'toujours pas reçu',
    'Vous vous moquez de nous ?',
    'merci pour rien',
    'ils refusent de me rembourser',
    'Très bon, mais trop cher',
    'peu pratique',
  ])
  stances('as irony under applause', 'dislike', [
    'Bravo, trois semaines d’attente 👏👏',
    'Bravo 👏 encore un colis cassé',
    'Merci pour le pot moisi',
    'Well done, still no refund 👏',
  ])
  stances('in Québec', 'dislike', [
    'C’est ben plate, votre affaire',
    'ça goûte rien pantoute',
    'c’est full dispendieux pis y en a pus',
  ])
  stances('in English', 'dislike', [
    'meh',
    'No thanks',
    'I don’t like it',
    'dont like it',
    'it was better before',
    'too sweet for my kids',
    'waited an hour, nobody came',
    'The jar was broken',
    'thanks for nothing',
    'I will never recommend this',
  ])
})

describe('a like is heard', () => {
  stances('in French', 'like', [
    'pas mal',
    'pas mal du tout !',
    'trop bon !!!',
    'J’adore',
    'je ne suis jamais déçue',
    'aucun problème, livraison rapide',
    'c’est pas trop sucré, j’aime bien',
    'Bravo à toute l’équipe, c’est délicieux 👏',
    'moins cher que je pensais, parfait',
  ])
  stances('in Québec', 'like', ['j’haïs pas ça', 'C’est pas pire, faque merci', 'chu ben contente, c’est le fun'])
  stances('in English', 'like', [
    'not bad at all',
    'can’t wait!',
    'I love it',
    'no problem at all, great service',
    'works great',
  ])
})

describe('a question or a suggestion is not called a dislike for one cue', () => {
  stances('asks', 'question', [
    'Où peut-on acheter vos compotes ?',
    'Pourquoi c’est si cher ?',
    'Y a-t-il trop de sucre pour un bébé ?',
    'Do you deliver in Canada?',
    'Is it too sweet for a baby?',
  ])
  stances('suggests', 'suggestion', [
    'Vous devriez proposer un format familial',
    'Ce serait bien d’avoir moins de plastique',
    'Et si vous mettiez trop peu de sucre, pour voir',
    'Could you add a smaller size?',
    'You should use less plastic',
  ])
  test('but a fact beside the question is one', () => {
    expect(reading('Toujours pas reçu ma commande, que faites-vous ?').stance.kind).toBe('dislike')
  })
})

describe('faces without a word', () => {
  stances('against', 'dislike', ['😡😡😡', '👎', '🤮🤮👎'])
  stances('in favour', 'like', ['😍😍', '❤️ ❤️', '🎸💜'])
  stances('neither', 'neutral', ['👀', '🍎🍐'])
  test('say nothing of why', () => {
    expect(reading('😡😡😡')).toMatchObject({ reasons: [], reasonMissing: true })
  })
})

describe('it abstains', () => {
  stances('where it cannot read', 'unknown', [
    '',
    ' ',
    '…',
    'Mir schmeckt das überhaupt nicht',
    'no me gusta nada',
    'とても甘い',
    'не нравится',
    '12 34',
  ])
  test('and says nothing more', () => {
    expect(reading('Das schmeckt mir nicht')).toEqual({
      version: understandingVersion,
      language: { code: 'de', confidence: expect.closeTo(0.8, 0) },
      stance: {
        kind: 'unknown',
        confidence: 0,
        scores: { dislike: 0.2, like: 0.2, question: 0.2, suggestion: 0.2, neutral: 0.2 },
      },
      reasons: [],
      themes: [],
      reasonMissing: false,
      addresses: false,
    })
  })
})

describe('in a language it has no cues for', () => {
  test.each([
    ['El servicio es muy malo y la comida estaba fría, no volveremos nunca', 'dislike'],
    ['Das Essen war ausgezeichnet und das Personal sehr freundlich', 'like'],
    // No Italian was learnt: what the others have in common is enough here.
    ['Il servizio è stato fantastico, personale gentile e camera perfetta', 'like'],
  ])('it answers when sure, and gives no reason: %s', (text, kind) => {
    expect(reading(text)).toMatchObject({ stance: { kind }, reasons: [] })
  })
})

describe('reasons are the person’s own words', () => {
  test.each<[string, string[]]>([
    ['trop sucrée, et mon fils ne finit plus le pot', ['trop sucrée', 'mon fils ne finit plus le pot']],
    ['Aucun SAV. Toujours pas reçu !', ['Aucun SAV', 'Toujours pas reçu']],
    ['pas assez de fruits et trop d’emballage', ['pas assez de fruits', 'trop d’emballage']],
    ['le pot et le couvercle sont cassés', ['le pot et le couvercle sont cassés']],
    ['Le service, franchement, est nul.', ['Le service, franchement, est nul']],
    ['Livraison : 3 semaines de retard', ['Livraison : 3 semaines de retard']],
    ['C’est honteux, +30 % en un an', ['30 % en un an']],
    ['Je n’en achète plus parce que c’est trop cher', ['c’est trop cher']],
    ['I waited two hours, and nobody answered', ['I waited two hours', 'nobody answered']],
    ['The lid is flimsy but it also leaks', ['The lid is flimsy', 'it also leaks']],
  ])('%s', (text, reasons) => {
    expect(reasonsIn(text)).toEqual(reasons)
  })

  test.each([
    'non, je n’aime pas',
    'non, je n’aime pas la nouvelle recette',
    'bof',
    'c’est nul',
    'no thanks',
    'It was better before',
  ])('a dislike without a reason says so: %s', (text) => {
    expect(reading(text)).toMatchObject({ stance: { kind: 'dislike' }, reasons: [], reasonMissing: true })
  })

  test('a reason inside praise is still shown', () => {
    expect(reasonsIn('J’adore le goût, excellent, vraiment parfait. Trop cher.')).toEqual(['Trop cher'])
  })
})

describe('language', () => {
  test.each([
    ['je n’aime pas la nouvelle recette', 'fr'],
    ['ça goûte drôle pis chu tanné', 'fr-CA'],
    ['j’haïs ça', 'fr-CA'],
    ['I do not like the new one', 'en'],
    ['Das ist nicht gut', 'de'],
    ['No me gusta nada esta receta', 'es'],
    ['Non mi piace per niente', 'it'],
    ['Não gosto nada disto', 'pt'],
    ['Dat vind ik niet lekker', 'nl'],
    ['とても甘い', 'und'],
  ])('%s: %s', (text, code) => {
    expect(reading(text).language.code).toBe(code)
  })
})

describe('themes and the brand', () => {
  test('a reason takes the theme whose seeds it holds', () => {
    const found = reading('trop sucrée, et le couvercle est cassé')
    expect(found.reasons.map((reason) => reason.theme)).toEqual(['taste', 'packaging'])
    expect(found.themes.map(({ theme }) => theme)).toEqual(['taste', 'packaging'])
  })
  test('the brand’s own themes are the only ones', () => {
    const found = understand('trop sucrée', { names: [], themes: [{ key: 'sugar', seeds: ['sucre'] }] })
    expect(found.reasons[0]?.theme).toBe('sugar')
    expect(understand('trop sucrée', { names: [], themes: [] }).reasons[0]?.theme).toBeNull()
  })
  test('a brand edited in place is read anew', () => {
    const brand: Brand = { names: [], themes: [{ key: 'one', seeds: ['sucre'] }] }
    understand('trop sucrée', brand)
    brand.themes[0]!.key = 'two'
    expect(understand('trop sucrée', brand).reasons[0]?.theme).toBe('two')
  })
  test.each([
    ['Les Vergers Imaginaires, pourquoi avoir changé ?', true],
    ['Bonjour Vergers Imaginaires !', true],
    ['@LesVergersImaginaires trop sucré', true],
    ['Que faites-vous, les vergers imaginaires ?', true],
    ['J’ai acheté un pot des Vergers Imaginaires hier', false],
    ['Vous en pensez quoi ?', false],
  ])('turns to the brand: %s %s', (text, addresses) => {
    expect(reading(text).addresses).toBe(addresses)
  })
})
