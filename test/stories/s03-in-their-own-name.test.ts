import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type DepartmentWord } from '#contract'
import { type AskingWorld, openAskingWorld } from '../asking-world.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, type World } from '../world.ts'

const answer = 'Bonjour, je suis au service qualité : oui, quinze pour cent de sucre en moins depuis janvier.'
const signed = 'Solène, Service qualité'

let at: AskingWorld
let world: World
let odile: AtDesk
let conversation: string
let message: string
let asks: AskingWorld['asks']
let letterLeaves: AskingWorld['letterLeaves']
let colleague: AskingWorld['colleague']
let beside: AskingWorld['beside']

beforeAll(async () => {
  at = await openAskingWorld()
  ;({ world, odile, conversation, message, asks, letterLeaves, colleague, beside } = at)
})
afterAll(() => at?.close())

/** Solène chooses to answer in public, and what she wrote waits at the desk. */
async function chooses(text: string, more: Record<string, string> = {}) {
  const { id } = await asks()
  const solene = await colleague((await letterLeaves()).link)
  await solene.send('Envoyer ma réponse', { name: 'Solène', text, public: 'yes', ...more })
  return { id, solene, word: (await beside(id)).words[0]! }
}
const publicTurns = async () =>
  (await odile.ask(api.turns, { params: { conversation } })).turns.filter(
    (turn) => turn.ours && turn.audience === 'public',
  )
const onThePage = async () => {
  const { publicUrl } = (await odile.ask(api.contactPoints)).find((place) => place.channel === 'page')!
  const reader = passerBy(world.desk.app, { 'accept-language': 'fr' })
  await reader.go(publicUrl!)
  return reader.reads()
}
const sayIt = (word: DepartmentWord) =>
  odile.call(api.sayInTheirName, { params: { workspace: odile.workspace, word: word.id } })

describe('S3 — a colleague answers in public, in their own name', () => {
  let word: DepartmentWord

  test('her page says where she would be read and how she signs; without her tick her answer is an inner one', async () => {
    const { id } = await asks()
    const solene = await colleague((await letterLeaves()).link)
    expect(solene.reads()).toContain('Répondre en public, sous mon nom')
    expect(solene.reads()).toContain('à la vue de tous, sur «\u00a0La page\u00a0»')
    await solene.send('Envoyer ma réponse', { name: 'Solène', text: answer, quote: 'yes' })
    const [said] = (await beside(id)).words
    expect(said).toMatchObject({ kind: 'answer', standing: 'taken', toSay: null, said: false })
    expect((await sayIt(said!)).problem?.code).toBe('department-word.not-public')
    expect(await publicTurns()).toEqual([])
  })

  test('ticked, it waits at the desk and nobody reads it; the conversation awaits a human', async () => {
    await at.replies('Je demande et je reviens vous dire.')
    const chosen = await chooses(answer)
    expect(chosen.solene.reads()).toContain('les enverra en public sous votre nom, ou vous les rendra')
    word = chosen.word
    expect(word).toMatchObject({
      kind: 'public',
      mayQuote: true,
      standing: 'waiting',
      message: null,
      toSay: { signed, places: ['La page'] },
    })
    expect((await odile.ask(api.services)).waiting).toMatchObject([{ id: word.id }])
    expect(await at.awaits()).toBe(true)
    for (let hours = 0; hours < 3; hours++) {
      world.clock.goesOn(3600)
      await world.settled()
    }
    expect(await onThePage()).not.toContain('quinze pour cent')
  })

  test('sent by a person, it can be taken back for ten seconds: then it waits again, and is in nobody’s draft', async () => {
    const sent = await sayIt(word)
    expect(sent.status).toBe(200)
    expect((await sayIt(word)).problem?.code, 'sent once').toBe('department-word.taken')
    expect((await beside((await askOf(word)).id)).words[0]).toMatchObject({
      standing: 'taken',
      said: true,
      toSay: null,
    })
    await odile.ask(api.undo, { params: { act: sent.answer.act } })
    expect((await beside((await askOf(word)).id)).words[0]).toMatchObject({
      standing: 'waiting',
      said: false,
      message: null,
    })
    expect((await odile.ask(api.conversation, { params: { conversation } })).draft).toBeNull()
    expect(await at.awaits()).toBe(true)
  })

  test('it goes out to the letter, signed with her first name and department, as hers in the conversation and on the page', async () => {
    const before = (await publicTurns()).length
    expect((await sayIt(word)).status).toBe(200)
    world.clock.goesOn(11)
    await world.settled()
    const [turn, ...more] = (await publicTurns()).slice(before)
    expect(more).toEqual([])
    expect(turn).toMatchObject({
      name: signed,
      speaksFor: 'Les Vergers Imaginaires',
      text: `${answer}\n\n${signed}`,
      answers: { id: message },
      delivery: { state: 'sent', by: 'Odile' },
    })
    expect(await at.awaits()).toBe(false)
    const page = await onThePage()
    expect(page).toContain(answer)
    expect(page).toMatch(/Solène, Service qualité\s+pour Les Vergers Imaginaires/)
  })

  test('her second answer is the same voice, not another one', async () => {
    const voices = async () => (await odile.ask(api.conversations)).rows.find((row) => row.id === conversation)!.voices
    const before = await voices()
    const { word: second } = await chooses('Et les pots d’avant se vendent jusqu’en mars.')
    await sayIt(second)
    world.clock.goesOn(11)
    await world.settled()
    expect((await publicTurns()).filter((turn) => turn.name === signed)).toHaveLength(2)
    expect(await voices()).toEqual(before)
  })

  const askOf = async (one: DepartmentWord) =>
    (await odile.ask(api.asks, { params: { conversation } })).asks.find((ask) =>
      ask.words.some((its) => its.id === one.id),
    )!
})

describe('what she would say in public and is not sent', () => {
  test('is handed back with a word: she finds her words on a new link, and what was handed back is never sent', async () => {
    const { id, word } = await chooses('C’est moins sucré.')
    const params = { word: word.id }
    const { act } = await odile.ask(api.handBack, { params, body: { words: 'Dites aussi depuis quand ?' } })
    expect(await beside(id)).toMatchObject({ standing: 'waiting', precisions: 'Dites aussi depuis quand ?' })
    expect((await sayIt(word)).problem?.code).toBe('department-word.taken')
    await odile.ask(api.undo, { params: { act } })
    expect(await beside(id)).toMatchObject({ standing: 'answered', precisions: null, words: [{ standing: 'waiting' }] })
    await odile.ask(api.handBack, { params, body: { words: 'Dites aussi depuis quand ?' } })
    const letter = await letterLeaves()
    expect(letter.text).toContain('Dites aussi depuis quand ?')
    const again = await colleague(letter.link)
    expect(again.filled('text')).toMatchObject({ name: 'Solène', text: 'C’est moins sucré.' })
    await again.send('Envoyer ma réponse', { name: 'Solène', text: 'Moins sucré depuis janvier.', public: 'yes' })
    const words = (await beside(id)).words
    expect(words.map((one) => [one.text, one.standing])).toEqual([
      ['C’est moins sucré.', 'set-aside'],
      ['Moins sucré depuis janvier.', 'waiting'],
    ])
    expect((await publicTurns()).some((turn) => turn.text.includes('C’est moins sucré.'))).toBe(false)
  })

  test('is kept among us as an inner answer; undone, it waits again', async () => {
    const { id, word } = await chooses('Entre nous : la recette date de mars.')
    const notes = (await at.notes()).length
    const { act } = await odile.ask(api.takeWord, { params: { word: word.id } })
    expect((await beside(id)).words[0]).toMatchObject({ standing: 'taken', said: false, mayQuote: false })
    expect(await at.notes()).toHaveLength(notes + 1)
    // What she let everyone read as it stands may not be taken apart in ours.
    const quoted = await at.replies('« Entre nous : la recette date de mars », nous dit Solène.')
    expect(quoted.problem?.code).toBe('asking.not-quotable')
    await odile.ask(api.undo, { params: { act } })
    expect((await beside(id)).words[0]).toMatchObject({ standing: 'waiting', message: null })
    expect(await at.notes()).toHaveLength(notes)
  })

  test('cannot be sent where what it answers is gone: it is said so, and nothing is said', async () => {
    const { word } = await chooses('Voici.')
    await odile.ask(api.eraseAtRequest, { params: { message } })
    const waits = (await odile.ask(api.services)).waiting.find((one) => one.id === word.id)
    expect(waits?.toSay?.places).toEqual([])
    expect((await sayIt(word)).problem?.code).toBe('asking.nowhere-in-public')
  })

  test('is not offered where nothing of what is asked about stands in public any more', async () => {
    const { link } = await letterAboutNothingPublic()
    expect((await colleague(link)).reads()).not.toContain('Répondre en public')
  })

  /** What was asked about is erased: nothing of it is in public any more. */
  async function letterAboutNothingPublic() {
    await asks({ messages: [] })
    return letterLeaves()
  }
})
