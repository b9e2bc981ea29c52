import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Row } from '#contract'
import { dayAt, newId } from '#kernel'
import { join } from '../../server/http/http.test-world.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const zone = 'Europe/Paris'
const aDay = 86_400

describe('parole donnée: what we promise is kept in sight until it is done', () => {
  let world: World
  let odile: AtDesk
  let elsewhere: AtDesk
  let brand: AtDesk
  let page: string
  let conversation: string
  let asked: string

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    const other = await odile.ask(api.openWorkspace, { body: { name: 'Les Savons de Nadir' } })
    elsewhere = atDesk(odile, other.id)
    const planted = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Dites-nous' } })
    page = planted.publicUrl!
    const marmelade = passerBy(world.desk.app)
    await marmelade.go(page)
    await marmelade.send('Publier', { name: 'Marmelade', text: 'Pourquoi la recette a-t-elle changé ?' })
    await world.settled()
    const { joined } = await join({ visitor: world.stranger } as never, odile, odile.workspace, {
      name: 'Marc',
      role: 'client',
    })
    brand = atDesk(joined, odile.workspace)
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    asked = (await turns()).find((turn) => !turn.ours)!.id
  })
  afterAll(() => world.close())

  const turns = async () => (await odile.ask(api.turns, { params: { conversation } })).turns
  const row = async (who = odile): Promise<Row> => (await who.ask(api.conversations)).rows[0]!
  const here = () => odile.ask(api.givenWordsHere, { params: { conversation } })
  const inDays = (days: number) => dayAt(new Date(world.clock().getTime() + days * aDay * 1000), zone)
  const params = (word: string) => ({ workspace: odile.workspace, word })

  async function says(text: string, gives?: { words: string; on: string | null }[]) {
    const { messages, act } = await odile.ask(api.reply, {
      params: { conversation },
      body: {
        text,
        answers: [asked],
        audience: 'public',
        key: newId(),
        ...(gives
          ? {
              gives: gives.map(({ words, on }) => ({
                start: text.indexOf(words),
                end: text.indexOf(words) + words.length,
                on,
              })),
            }
          : {}),
      },
    })
    return { message: messages[0]!, act }
  }

  test('while one writes it is noticed, with the day meant; nothing is kept of that', async () => {
    const text = 'Bonne question. Je reviens vers vous dans deux jours.'
    const days = [inDays(2)]
    const { noticed } = await odile.ask(api.noticeWords, { body: { text } })
    days.push(inDays(2))
    expect(noticed).toMatchObject([{ words: 'Je reviens vers vous dans deux jours' }])
    expect(days).toContain(noticed[0]!.on)
    expect(await here()).toEqual({ open: [], proposed: [] })
    expect((await brand.call(api.noticeWords, { params: { workspace: odile.workspace }, body: { text } })).status).toBe(
      403,
    )
  })

  test('sent with its day, it stands at the head of the conversation and in the list; taken back, it never was', async () => {
    const words = 'je reviens vers vous'
    const on = inDays(3)
    const { act } = await says('Bonne question : je reviens vers vous.', [{ words, on }])
    expect((await here()).open).toMatchObject([{ words, on, due: false, late: false, by: 'Odile', answered: null }])
    await odile.ask(api.undo, { params: { act } })
    expect(await here()).toEqual({ open: [], proposed: [] })

    await says('Bonne question : je reviens vers vous.', [{ words, on }])
    const list = await odile.ask(api.givenWords)
    expect(list.words).toMatchObject([{ words, on, conversation, to: 'Marmelade', client: { id: odile.workspace } }])
    expect((await row()).why).toBeNull()
  })

  test('on its day the conversation awaits, though it was put off or left to live; the day after it says so in words', async () => {
    const [word] = (await here()).open
    const until = new Date(world.clock().getTime() + 30 * aDay * 1000).toISOString()
    await odile.ask(api.actOn, { params: { conversation }, body: { kind: 'let-live', why: 'nothing-to-add' } })
    await odile.ask(api.actOn, { params: { conversation }, body: { kind: 'snooze', until } })
    world.clock.goesOn(3 * aDay)
    await world.settled()
    expect(await row()).toMatchObject({ why: 'given-word', promised: word!.on, standing: 'awaits', snoozedUntil: null })
    const due = await odile.ask(api.conversations, { query: { why: 'given-word' } })
    expect(due.rows.map(({ id }) => id)).toEqual([conversation])
    expect((await here()).open).toMatchObject([{ due: true, late: false }])
    world.clock.goesOn(aDay)
    expect((await here()).open).toMatchObject([{ due: true, late: true }])
  })

  test('Ce matin tells it at its own client, with its day and its words, to whoever may know of it', async () => {
    const given = async (who: AtDesk) =>
      new Map((await who.ask(api.morning)).clients.map((one) => [one.client.id, one.given]))
    const [word] = (await here()).open
    const mine = await given(odile)
    expect(mine.get(odile.workspace)).toMatchObject({
      due: 1,
      words: [{ id: word!.id, on: word!.on, late: true, conversation, message: word!.message, to: 'Marmelade' }],
    })
    expect(mine.get(elsewhere.workspace)).toEqual({ due: 0, words: [] })
    expect((await given(brand)).get(odile.workspace)).toEqual({ due: 0, words: [] })
    const { act } = await odile.ask(api.moveWord, { params: params(word!.id), body: { on: inDays(1) } })
    expect((await given(odile)).get(odile.workspace)).toEqual({ due: 0, words: [] })
    await odile.ask(api.undo, { params: { act } })
    expect((await given(odile)).get(odile.workspace)!.due).toBe(1)
  })

  test('it is private to the desk: whoever is here as the client, and another client’s desk, learn nothing of it', async () => {
    const [word] = (await here()).open
    expect(await row(brand)).toMatchObject({ why: null, promised: null })
    expect((await brand.ask(api.conversation, { params: { conversation } })).why).toBeNull()
    expect((await brand.ask(api.conversations, { query: { why: 'given-word' } })).rows).toEqual([])
    expect((await brand.ask(api.givenWords)).words).toEqual([])
    const at = { workspace: odile.workspace, conversation }
    expect((await brand.call(api.givenWordsHere, { params: at })).status).toBe(403)
    expect((await odile.ask(api.givenWords, { query: { workspace: elsewhere.workspace } })).words).toEqual([])
    expect((await elsewhere.ask(api.givenWordsHere, { params: { conversation } })).open).toEqual([])
    const body = { on: inDays(9) }
    const foreign = { workspace: elsewhere.workspace, word: word!.id }
    expect((await odile.call(api.moveWord, { params: foreign, body })).status).toBe(404)
    expect((await odile.call(api.keepWord, { params: foreign, body: {} })).status).toBe(404)
    const stranger = world.stranger()
    expect((await stranger.call(api.givenWords)).status).toBe(401)
  })

  test('another day, and that undone; a day that is none is refused', async () => {
    const [word] = (await here()).open
    const { act } = await odile.ask(api.moveWord, { params: params(word!.id), body: { on: inDays(5) } })
    expect((await here()).open).toMatchObject([{ on: inDays(5), late: false }])
    expect((await row()).why).not.toBe('given-word')
    await odile.ask(api.undo, { params: { act } })
    expect((await here()).open).toMatchObject([{ on: word!.on, late: true }])
    expect((await row()).why).toBe('given-word')
    const again = await odile.call(api.undo, { params: { workspace: odile.workspace, act } })
    expect(again.status).toBe(409)
    for (const on of ['2026-02-30', '1999-01-01', '9999-01-01'])
      expect((await odile.call(api.moveWord, { params: params(word!.id), body: { on } })).status).toBe(422)
  })

  test('what we say to someone else there is not taken for it', async () => {
    const leone = passerBy(world.desk.app)
    await leone.go(page)
    await leone.follow(/^Répondre à Marmelade/)
    await leone.send('Publier', { name: 'Léone', text: 'Et les pots, ils sont recyclables ?' })
    await world.settled()
    const theirs = (await turns()).find((turn) => turn.text.includes('recyclables'))!
    await odile.ask(api.reply, {
      params: { conversation },
      body: { text: 'Oui, en verre.', answers: [theirs.id], audience: 'public', key: newId() },
    })
    expect((await here()).open).toMatchObject([{ answered: null }])
  })

  test('an answer is proposed as keeping it, and one act says so; undone, it awaits again', async () => {
    const { message } = await says('C’est pour le sucre : il y en a quinze pour cent de moins.')
    const [word] = (await here()).open
    expect(word!.answered).toBe(message)
    expect((await row()).why).toBe('given-word')
    const wrong = await odile.call(api.keepWord, { params: params(word!.id), body: { answer: asked } })
    expect(wrong.status).toBe(404)
    const { act } = await odile.ask(api.keepWord, { params: params(word!.id), body: { answer: message } })
    expect((await here()).open).toEqual([])
    expect((await row()).why).not.toBe('given-word')
    const twice = await odile.call(api.keepWord, { params: params(word!.id), body: {} })
    expect([twice.status, twice.problem?.code]).toEqual([409, 'commitment.ended'])
    await odile.ask(api.undo, { params: { act } })
    expect((await row()).why).toBe('given-word')
    const released = await odile.ask(api.releaseWord, {
      params: params(word!.id),
      body: { words: 'Réglé au téléphone' },
    })
    expect((await here()).open).toEqual([])
    await odile.ask(api.undo, { params: { act: released.act } })
    const late = await odile.call(api.undo, { params: { workspace: odile.workspace, act } })
    expect(late.status).toBe(409)
    await odile.ask(api.keepWord, { params: params(word!.id), body: { words: 'au téléphone' } })
    expect((await odile.ask(api.givenWords)).words).toEqual([])
  })

  test('said by hand without a thought of it, it is proposed afterwards; refused, it is not proposed again', async () => {
    const { message } = await says('On vous répond aussi d’ici demain pour le reste.')
    const [one] = (await here()).proposed
    expect(one).toMatchObject({ message, words: 'On vous répond aussi d’ici demain' })
    const { start, end, revision } = one!
    const of = { params: { message }, body: { start, end, revision, on: null } }
    const { act } = await odile.ask(api.giveWord, of)
    expect((await here()).proposed).toEqual([])
    await odile.ask(api.undo, { params: { act } })
    expect((await here()).proposed).toHaveLength(1)
    await odile.ask(api.giveWord, { ...of, body: { ...of.body, on: one!.on! } })
    expect(await here()).toMatchObject({ open: [{ on: one!.on }], proposed: [] })
    const theirs = { workspace: odile.workspace, message: asked }
    const notOurs = await odile.call(api.giveWord, {
      params: theirs,
      body: { start: 0, end: 8, revision: 1, on: one!.on },
    })
    expect([notOurs.status, notOurs.problem?.code]).toEqual([422, 'commitment.not-our-words'])
  })

  test('refused as one sends, it is not asked again', async () => {
    const words = 'Je vous rappelle demain'
    await says(`${words}, disait l’affiche.`, [{ words, on: null }])
    expect((await here()).proposed).toEqual([])
  })

  test('a client moved to another zone keeps its promises by the clock there', async () => {
    // At noon in Greenwich another day has begun in Kiritimati, and not yet in Paris.
    const untilNoon = (36 - world.clock().getUTCHours()) % 24
    world.clock.goesOn(untilNoon * 3_600 - world.clock().getUTCMinutes() * 60)
    const [word] = (await here()).open
    const soon = inDays(2)
    await odile.ask(api.moveWord, { params: params(word!.id), body: { on: soon } })
    await odile.ask(api.changeWorkspace, { body: { zone: 'Pacific/Kiritimati' } })
    const there = dayAt(world.clock(), 'Pacific/Kiritimati')
    const days = Math.round((Date.parse(soon) - Date.parse(there)) / 86_400_000)
    expect((await here()).open[0]!.due).toBe(days <= 0)
    world.clock.goesOn(days * aDay)
    await world.settled()
    expect((await row()).why).toBe('given-word')
  })
})
