import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Turn } from '#contract'
import { newId } from '#kernel'
import { type Blog, openBlog } from '../blog.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

describe('S1 — non, je n’aime pas la nouvelle recette (as far as answering)', () => {
  let world: World
  let blog: Blog
  let odile: AtDesk
  let conversation: string
  const turns = async (): Promise<Turn[]> => (await odile.ask(api.turns, { params: { conversation } })).turns
  const said = async (words: string) => (await turns()).find((turn) => turn.text.includes(words))!

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    blog = await openBlog(world.clock)
    blog.publishes({
      slug: 'nouvelle-compote',
      title: 'Vous allez aimer notre nouvelle compote',
      text: 'La pomme-coing change de recette, plus lisse, plus ronde. Vous allez aimer.',
    })
    blog.hears({ by: 'marmelade38', text: 'non, je n’aime pas', under: 'nouvelle-compote' })
    blog.hears({ by: 'Léone', text: 'moi je la trouve très bonne, bravo', under: 'nouvelle-compote' })
  })
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  test('she pastes the address of the post and is shown what would be heard', async () => {
    const looked = await odile.ask(api.look, { body: { address: blog.postUrl('nouvelle-compote') } })
    expect(looked.kind).toBe('found')
    if (looked.kind !== 'found') return
    const comments = looked.candidates.find((one) => one.carries === 'comments')!
    expect(comments.sample.map((voice) => voice.text).join(' ')).toContain('je n’aime pas')
    for (const { address, name, settings } of looked.candidates) {
      await odile.ask(api.plant, { body: { channel: 'feed', address, name, settings: { ...settings, own: true } } })
    }
    await world.settled()
  })

  test('the post and what people say under it are one conversation', async () => {
    const { rows } = await odile.ask(api.conversations)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ subject: 'Vous allez aimer notre nouvelle compote', messages: 3, voices: 3 })
    conversation = rows[0]!.id
  })

  test('the desk says that someone disagrees and has not said why; the one who likes it awaits nothing', async () => {
    const dislike = await said('je n’aime pas')
    expect(dislike.stance.suggested?.kind).toBe('dislike')
    expect(dislike).toMatchObject({ reasonMissing: true, awaits: 'disagreement-no-reason', suggestions: [] })
    expect((await said('très bonne')).awaits).toBeNull()
    const { rows } = await odile.ask(api.conversations)
    expect(rows[0]).toMatchObject({ standing: 'awaits', awaiting: 1, why: 'disagreement-no-reason' })
  })

  test('a feed cannot say: she asks why on the spot and the desk keeps what was asked', async () => {
    const dislike = await said('je n’aime pas')
    expect(dislike.place.says).toBe(false)
    await odile.ask(api.reply, {
      params: { conversation },
      body: {
        text: 'Merci de le dire. Qu’est-ce qui vous plaît moins ? Odile',
        answers: [dislike.id],
        audience: dislike.audience,
        key: newId(),
        byHand: {},
      },
    })
    expect((await said('plaît moins')).delivery).toMatchObject({ state: 'sent', proof: 'by-hand' })
    expect((await odile.ask(api.conversations)).rows[0]).toMatchObject({ standing: 'alive', awaiting: 0 })
  })

  test('her own words come back in the feed and are recognised as ours', async () => {
    blog.hears({
      by: 'Odile',
      text: 'Merci de le dire. Qu’est-ce qui vous plaît moins ? Odile',
      under: 'nouvelle-compote',
      answers: 1,
    })
    world.clock.goesOn(3600)
    await world.settled()
    const ours = (await turns()).filter((turn) => turn.text.includes('plaît moins'))
    expect(ours).toHaveLength(1)
    expect(ours[0]!.delivery).toMatchObject({ state: 'sent', proof: 'seen' })
  })

  test('the answer attaches to the question and holds two reasons, to the letter', async () => {
    blog.hears({
      by: 'marmelade38',
      text: 'trop sucrée, et mon fils ne finit plus le pot',
      under: 'nouvelle-compote',
      answers: 3,
    })
    world.clock.goesOn(3600)
    await world.settled()
    const answer = await said('trop sucrée')
    expect(answer.answers?.name).toBe('Odile')
    expect(answer.suggestions.map(({ start, end }) => answer.text.slice(start, end))).toEqual([
      'trop sucrée',
      'mon fils ne finit plus le pot',
    ])
    const [sugar, child] = answer.suggestions
    const params = { message: answer.id }
    await odile.ask(api.keepReason, {
      params,
      body: { revision: 1, start: sugar!.start, end: sugar!.end, theme: { name: 'Trop sucré' } },
    })
    await odile.ask(api.keepReason, {
      params,
      body: { revision: 1, start: child!.start, end: child!.end, theme: { name: 'Portion enfant' } },
    })
    const why = await odile.ask(api.why, { query: {} })
    expect(why.themes.map((theme) => [theme.name, theme.people])).toEqual(
      expect.arrayContaining([
        ['Trop sucré', 1],
        ['Portion enfant', 1],
      ]),
    )
    expect(why.themes.find((theme) => theme.name === 'Trop sucré')!.exemplar!.words).toBe('trop sucrée')
  })

  test('said anew, the message is a revision, and the reason still quotes what was said then', async () => {
    blog.corrects(4, 'trop sucrée pour moi, et mon fils ne finit plus le pot')
    world.clock.goesOn(3600)
    await world.settled()
    expect(await said('trop sucrée pour moi')).toMatchObject({ revision: 2 })
    const why = await odile.ask(api.why, { query: {} })
    expect(why.themes.find((theme) => theme.name === 'Trop sucré')!.exemplar!.words).toBe('trop sucrée')
  })
})
