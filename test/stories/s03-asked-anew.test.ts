import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type AskingWorld, day, openAskingWorld, question } from '../asking-world.ts'
import { type AtDesk, type World } from '../world.ts'

let at: AskingWorld
let world: World
let odile: AtDesk
let soon: AskingWorld['soon']
let asks: AskingWorld['asks']
let letterLeaves: AskingWorld['letterLeaves']
let colleague: AskingWorld['colleague']
let beside: AskingWorld['beside']
let awaits: AskingWorld['awaits']
let replies: AskingWorld['replies']
let post: AskingWorld['post']

beforeAll(async () => {
  at = await openAskingWorld()
  ;({ world, odile, soon, asks, letterLeaves, colleague, beside, awaits, replies, post } = at)
})
afterAll(() => at?.close())

describe('the department asks back', () => {
  test('the conversation awaits again; completed, the question comes back with another link', async () => {
    const { id } = await asks()
    const solene = await colleague((await letterLeaves()).link)
    await replies('Je demande.')
    await solene.send('Il me manque quelque chose', { name: 'Solène', text: 'Quel numéro de lot ?', quote: 'yes' })
    expect(solene.reads()).toContain('Vous recevrez un nouveau lien')
    expect(await beside(id)).toMatchObject({ standing: 'asked-back', words: [{ kind: 'missing', mayQuote: false }] })
    expect(await awaits()).toBe(true)
    await odile.ask(api.addPrecision, { params: { ask: id }, body: { words: 'Le lot L2231.' } })
    const { text, link } = await letterLeaves()
    expect(text).toContain(question)
    expect(text).toContain('Le lot L2231.')
    expect(await beside(id)).toMatchObject({ standing: 'waiting', letter: { kind: 'precision' } })
    const back = await colleague(link)
    await back.send('Envoyer ma réponse', { name: 'Solène', text: 'Ce lot est bon.' })
    expect((await beside(id)).standing).toBe('answered')
  })
})

describe('time passes', () => {
  test('the department is reminded once before it is due; past it, whoever asked finds the conversation again', async () => {
    const { id, act } = await asks({ dueAt: soon(3) })
    const { link } = await letterLeaves()
    await replies('Je demande.')
    expect(await awaits()).toBe(false)
    world.clock.goesOn(2 * day)
    const reminder = await letterLeaves()
    expect(reminder.text).toContain('Pour rappel')
    expect([reminder.link, reminder.header]).toEqual([link, expect.stringContaining('In-Reply-To: <insuffleur.')])
    expect(await awaits()).toBe(false)
    world.clock.goesOn(day)
    const before = post.sent.length
    await world.settled()
    expect(await beside(id)).toMatchObject({ standing: 'overdue' })
    expect([await awaits(), post.sent.length]).toEqual([true, before])
    const { departments } = await odile.ask(api.services)
    expect(departments).toMatchObject([{ name: 'Service qualité', overdue: 1, open: 1 }])
    await odile.ask(api.undo, { params: { act } })
  })

  test('a server that is busy is tried again; one that says no is told', async () => {
    const { id, act } = await asks()
    await replies('Je demande.')
    expect(await awaits()).toBe(false)
    post.at.refuses = 451
    world.clock.goesOn(11)
    await world.settled()
    expect((await beside(id)).letter).toMatchObject({ state: 'later' })
    post.at.refuses = 550
    world.clock.goesOn(3_600)
    await world.settled()
    expect((await beside(id)).letter).toMatchObject({ state: 'refused', why: expect.stringContaining('550') })
    expect(await awaits(), 'whoever asked finds the conversation again').toBe(true)
    post.at.refuses = 0
    await odile.ask(api.undo, { params: { act } })
  })
})

describe('what was sent anew is taken back', () => {
  test('within ten seconds: the first link holds again, no letter leaves, and what was added is gone', async () => {
    const { id, act } = await asks()
    const { link } = await letterLeaves()
    const sent = post.sent.length
    for (const route of [api.writeAgain, api.addPrecision] as const) {
      const body = route === api.addPrecision ? { words: 'Le lot L2231.' } : undefined
      const anew = await odile.ask(route as typeof api.addPrecision, { params: { ask: id }, body: body! })
      expect((await colleague(link)).reads()).toContain('Un lien plus récent existe')
      await odile.ask(api.undo, { params: { act: anew.act } })
      world.clock.goesOn(60)
      await world.settled()
      expect((await colleague(link)).status()).toBe(200)
      expect(await beside(id)).toMatchObject({ standing: 'waiting', precisions: null })
    }
    expect(post.sent.length).toBe(sent)
    await odile.ask(api.undo, { params: { act } })
  })

  test('while the first letter still waits, that one leaves after all', async () => {
    const { id, act } = await asks()
    const anew = await odile.ask(api.writeAgain, { params: { ask: id } })
    await odile.ask(api.undo, { params: { act: anew.act } })
    const letter = await letterLeaves()
    expect((await colleague(letter.link)).status()).toBe(200)
    expect((await beside(id)).letter).toMatchObject({ kind: 'question', state: 'sent' })
    await odile.ask(api.undo, { params: { act } })
  })

  test('once it has left, or was answered, no more', async () => {
    const { id } = await asks()
    await letterLeaves()
    const undo = (act: string) => odile.call(api.undo, { params: { workspace: odile.workspace, act } })
    const left = await odile.ask(api.addPrecision, { params: { ask: id }, body: { words: 'Le lot L2231.' } })
    const letter = await letterLeaves()
    expect((await undo(left.act)).problem?.code).toBe('act.already-left')
    await (await colleague(letter.link)).send('Envoyer ma réponse', { name: 'Solène', text: 'Ce lot est bon.' })
    expect((await undo(left.act)).problem?.code).toBe('act.too-late')
    expect((await beside(id)).standing).toBe('answered')
  })
})
