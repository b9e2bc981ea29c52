import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pseudonymise, type Stand, stands } from './pseudonymise.ts'

const words: Record<Stand, string> = {
  name: '[une personne]',
  mail: '[adresse]',
  phone: '[numéro]',
  link: '[lien]',
  masked: '[masqué]',
}
const shown = (text: string) =>
  Object.entries(stands).reduce((said, [kind, sign]) => said.replaceAll(sign, words[kind as Stand]), text)
const made = (text: string, ...names: string[]) => shown(pseudonymise(text, names))

describe('what a colleague reads of people’s words', () => {
  it.each([
    ['écrivez-moi à benedicte.martin@verger.example, merci', 'écrivez-moi à [adresse], merci'],
    ['merci @prune_douce et @leo@social.example.', 'merci [une personne] et [une personne].'],
    ['appelez le 06 12 34 56 78 ou le +33 (0)6.12.34.56.78 !', 'appelez le [numéro] ou le [numéro] !'],
    ['mon numéro : 514-555-0199', 'mon numéro : [numéro]'],
    ['voyez https://verger.example/benedicte?x=1.', 'voyez [lien].'],
    ['ma page facebook.com/benedicte.m est là', 'ma page [lien] est là'],
  ])('takes out addresses, numbers, handles and links: %s', (text, expected) => expect(made(text)).toBe(expected))

  it.each([
    ['acheté le 03/03/2026, lot 2026-03-03, 3,50 € les 12 pots de 100 g'],
    ['1 200 pots, 15 % de sucre en moins, ouvert de 9 h à 18 h'],
    ['le lot L2231 est rappelé ; et.puis quoi'],
  ])('leaves dates, prices and lots: %s', (text) => expect(made(text, 'Bénédicte Martin')).toBe(text))

  it('takes out the names of those who speak there, whole or in part, with or without accents', () => {
    expect(made('Comme dit Bénédicte, et benedicte martin aussi. MARTIN !', 'Bénédicte Martin')).toBe(
      'Comme dit [une personne], et [une personne] aussi. [une personne] !',
    )
    expect(made('Anne-Marie et Marie-Anne', 'Anne-Marie Lou')).toBe('[une personne] et [une personne]')
  })

  it('leaves the fruit that somebody is called after', () => {
    expect(made('une compote de prune, dit Prune', 'Marie Prune')).toBe('une compote de prune, dit [une personne]')
    expect(made('la bénédiction et le martinet', 'Bénédicte Martin')).toBe('la bénédiction et le martinet')
  })

  it('never lets through an address, a number or a name, wherever it stands', () => {
    const piece = fc.constantFrom('bonjour', ' ', ',', 'a@b.example', '0612345678', 'Léone Dubois', '(', '\n', 'été')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const said = made(pieces.join(' '), 'Léone Dubois')
        expect(said).not.toMatch(/a@b|0612345678|Léone|Dubois/)
      }),
    )
  })

  it('takes its time only once, whatever it is given', () => {
    const started = performance.now()
    pseudonymise(
      'a.'.repeat(10_000) + '@'.repeat(10_000) + '1 '.repeat(10_000),
      Array.from({ length: 500 }, (_, at) => `Nom ${at}a`),
    )
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
