import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type AskingWorld, openAskingWorld, question } from '../asking-world.ts'
import { type PasserBy } from '../passer-by.ts'

describe('S3 — words are masked by hand before they go to a department', () => {
  const said = 'mon fils Théo, de l’école Jean-Jaurès, ne finit plus le pot. THÉO aimait l’ancienne.'
  const sent =
    'mon fils [mot masqué], de l’école [mot masqué]-[mot masqué], ne finit plus le pot. [mot masqué] aimait l’ancienne.'
  let at: AskingWorld
  let conversation: string
  let message: string
  let author: PasserBy
  let department: string
  let link: string

  const preview = () => at.odile.ask(api.pseudonymised, { params: { conversation }, query: { these: message } })
  const asks = (words: string[]) =>
    at.odile.call(api.ask, {
      params: { workspace: at.odile.workspace, conversation },
      body: {
        department,
        question,
        messages: [message],
        masked: [{ message, words }],
        dueAt: at.soon(3),
        key: newId(),
      },
    })

  beforeAll(async () => {
    at = await openAskingWorld()
    ;({ conversation, message, author } = await at.hears(at.odile, 'Papa de T.', said))
    department = at.quality
  })
  afterAll(() => at?.close())

  test('what she is shown comes in words that she can mask; signs that stand for a name are none', async () => {
    const [one] = (await preview()).verbatims
    expect(one!.pieces.map((piece) => piece.text).join('')).toBe(one!.text)
    const keys = one!.pieces.flatMap((piece) => (piece.text.toLowerCase() === 'théo' ? [piece.key] : []))
    expect(keys).toEqual(['theo', 'theo'])
    const named = await at.odile.ask(api.pseudonymised, {
      params: { conversation: at.conversation },
      query: { these: at.message },
    })
    const stands = named.verbatims[0]!.pieces.filter((piece) => piece.text.includes('['))
    expect([stands.length > 0, stands.every((piece) => piece.key === null)]).toEqual([true, true])
  })

  test('the letter and the page of the link say the rest, each of these words masked; the original stands as it was', async () => {
    expect((await asks(['theo', 'jean', 'jaures'])).status).toBe(200)
    const letter = await at.letterLeaves()
    expect(letter.text.replace(/\n\| /g, ' ')).toContain(sent)
    link = letter.link
    const solene = await at.colleague(link)
    expect(solene.reads()).toContain(sent)
    expect(letter.text + solene.reads()).not.toMatch(/th[ée]o|jaur[èe]s/i)
    const { turns } = await at.odile.ask(api.turns, { params: { conversation } })
    expect(turns.find((turn) => turn.id === message)).toMatchObject({ text: said, revision: 1 })
  })

  test('said anew by their author, the words masked stay masked; erased, nothing is shown', async () => {
    await author.go(author.where())
    await author.go(author.where().split(/[?#]/)[0]!, {
      method: 'POST',
      body: new URLSearchParams({ act: 'correct', message, text: 'Théo préférait l’ancienne, à Jaurès.' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    await at.world.settled()
    expect((await at.colleague(link)).reads()).toContain('[mot masqué] préférait l’ancienne, à [mot masqué].')
    await at.odile.ask(api.eraseAtRequest, { params: { message } })
    const reads = (await at.colleague(link)).reads()
    expect(reads).toContain('(mots retirés depuis par la personne)')
    expect(reads).not.toMatch(/préférait/)
  })

  test('a word that is there no more, because they changed it meanwhile, stops the question rather than slip through', async () => {
    ;({ conversation, message, author } = await at.hears(at.odile, 'Autre voix', 'Capucine n’en veut plus'))
    const refused = await asks(['capucine', 'leonie'])
    expect([refused.status, refused.problem?.code]).toEqual([409, 'asking.words-changed'])
  })
})
