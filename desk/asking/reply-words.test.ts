import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replyWords } from './reply-words.ts'

const answer = 'Oui, la recette a changé en janvier.\n\nIl y a 12 % de sucre.'

describe('what an answer by mail says by itself', () => {
  it.each([
    ['a signature after two dashes', `${answer}\n\n-- \nSolène Morin\nService qualité`],
    ['two dashes whose space was lost', `${answer}\n--\nSolène`],
    ['a telephone that signs', `${answer}\n\nEnvoyé de mon iPhone`],
    ['a farewell and a name', `${answer}\n\nBien cordialement,\nSolène Morin\nResponsable qualité\n04 00 00 00 00`],
    ['an English farewell', `${answer}\n\nKind regards\nSolène`],
    ['lines that are quoted', `${answer}\n\n> Bonjour Solène,\n> la recette a-t-elle changé ?`],
  ])('leaves out %s', (_, letter) => expect(replyWords(letter)).toEqual({ kind: 'said', text: answer }))

  it.each([
    'Bonjour,\n\nJe suis absente du bureau jusqu’au 12 mars. En cas d’urgence, écrivez à Karim.\n\nSolène',
    'I am currently out of the office and will be back on Monday.',
    'Réponse automatique : de retour lundi.',
  ])('knows someone who is away: %s', (letter) => expect(replyWords(letter).kind).toBe('away'))

  it.each(['', '   \n', '-- \nSolène', '> Bonjour\n> la recette ?', '…'])('knows that nothing was said: %j', (letter) =>
    expect(replyWords(letter)).toEqual({ kind: 'empty' }),
  )

  it.each(['Merci', 'Cordialement,', 'Oui.\n\nMerci de me dire si cela suffit.'])(
    'keeps what is all there is: %s',
    (letter) => expect(replyWords(letter)).toEqual({ kind: 'said', text: letter }),
  )

  it('invents nothing: what is left stood there, in its order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('oui', '-- ', '> non', 'Cordialement,', '', 'Solène', 'à bientôt'), { maxLength: 12 }),
        (lines) => {
          const said = replyWords(lines.join('\n'))
          if (said.kind !== 'empty')
            expect(lines.filter((line) => !line.startsWith('>')).join('\n')).toContain(said.text)
        },
      ),
    )
  })
})
