import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type AtDesk, atDesk } from '../world.ts'
import { cameBack, openFivePlaces } from './s01-everyone-told.test-world.ts'

type World = Awaited<ReturnType<typeof openFivePlaces>>
const theme = 'Trop sucré'
const less = '15 % de sucre en moins dans la pomme-coing'

describe('S1 — 14 people are told, each where they spoke', { timeout: 60_000 }, () => {
  let world: World
  let odile: AtDesk
  let other: AtDesk
  let decision: string
  let ownPage: string
  const standing = async () => {
    const { decision: one } = await world.page(decision)
    return [one.concerned, one.told, one.leaving, one.cannot]
  }
  const morning = async () =>
    (await odile.ask(api.morning, { query: { workspace: odile.workspace } })).clients[0]!.loops

  beforeAll(async () => {
    world = await openFivePlaces()
    odile = world.odile
    await odile.ask(api.changePace, { body: { perHour: 3_600, perChannel: 3_600 } })
    for (const by of ['marmelade38', 'Léone', 'Nadir'])
      world.blog.hears({ by, text: `pour ${by} c’est trop sucré`, under: 'compote' })
    await world.plantBlog()
    ownPage = await world.plantPage(odile)
    const forum = await world.plantForum(odile)
    await world.connectMail()
    await world.connectMastodon()
    const { memory, post } = world
    for (const by of ['Camille', 'Anaïs', 'Gwenaël', 'Soizic']) await world.onPage(ownPage, by, `trop sucré, dit ${by}`)
    world.onMastodon('Vous allez aimer notre compote', {
      ondine: 'trop sucré pour moi',
      felicien: 'bien trop sucré aussi',
    })
    memory.world.hears({
      place: forum,
      text: 'bien trop sucré',
      by: { nativeId: 'Basile', name: 'Basile' },
      thread: { nativeId: 'fil', title: 'La recette' },
      language: 'fr',
    })
    memory.world.hears({
      place: forum,
      text: 'entre nous, tu as mis trop sucré',
      by: { nativeId: 'Ysé', name: 'Ysé' },
      thread: { nativeId: 'à part' },
      audience: 'direct',
      language: 'fr',
    })
    post.arrives('Votre compote : trop sucré pour mes enfants.')
    post.arrives('C’est trop sucré, vous exagérez.', {}, 'Tom Lamy <tom@verger.example>')
    post.arrives('I am sorry to say that it is far too sweet for my children', {}, 'Ann Pear <ann@orchard.example>')
    await world.settled()
    const said = (await world.turns()).filter((turn) => /trop sucré|too sweet/.test(turn.text))
    const places = Object.groupBy(said, (turn) => turn.place.channel)
    expect(
      Object.entries(places)
        .map(([channel, all]) => [channel, all!.length])
        .toSorted(),
    ).toEqual([
      ['feed', 3],
      ['mail', 3],
      ['mastodon', 2],
      ['memory', 2],
      ['page', 4],
    ])
    for (const turn of said) await world.keeps(turn.text, theme)
    const opened = await odile.call(api.openWorkspace, { body: { name: 'Tisane du Soir' } })
    other = atDesk(odile, opened.answer.id)
    const page = await world.plantPage(other, 'La page des tisanes')
    await world.onPage(page, 'Oscar', 'trop sucré aussi, cette tisane')
    await world.settled()
    await world.keeps('trop sucré aussi', theme, other)
  })
  afterAll(() => world.close())

  test('deciding freezes whom it concerns, each where they spoke: one word for each thread, one for each alone', async () => {
    const decided = await odile.ask(api.decide, {
      body: {
        theme: await world.themeOf(theme),
        kind: 'adapt',
        owner: odile.workspace && (await odile.ask(api.whoAmI)).user!.id,
        holdsBy: '2027-03-01',
        reason: less,
        facts: ['Moins 15 % de sucre dès mars'],
      },
    })
    decision = decided.decision
    expect(await standing()).toEqual([14, 0, 0, 0])
    expect(await morning()).toEqual([{ decision, theme, direction: null, alert: null, people: 14, failed: 0 }])
    const drafts = await world.tellings(decision)
    expect(drafts.map((one) => [one.channel, one.told]).toSorted()).toEqual([
      ['mail', 1],
      ['mail', 1],
      ['mail', 1],
      ['mastodon', 2],
      ['memory', 1],
      ['memory', 1],
      ['page', 4],
    ])
    const [byHand] = await world.tellings(decision, 'by-hand')
    expect(byHand).toMatchObject({ channel: 'feed', told: 3, audience: 'public' })
    expect(byHand!.shown).toContain('@marmelade38 @Léone @Nadir')
  })

  test('each in their register and language, and those they are for named', async () => {
    const drafts = await world.tellings(decision)
    const on = (channel: string, told: number) => drafts.filter((one) => one.channel === channel && one.told === told)
    const apart = on('memory', 1).find((one) => one.audience === 'direct')!
    expect(on('page', 4)[0]!.shown).toMatch(/^@Camille @Anaïs @Gwenaël @Soizic Vous nous aviez dit/)
    expect(apart.manner).toBe('fr tu')
    expect(apart.shown).toMatch(/^Bonjour Ysé, tu nous avais dit/)
    const letters = on('mail', 1)
    expect(letters.map((one) => one.manner).toSorted()).toEqual(['en vous', 'fr vous', 'fr vous'])
    expect(letters.find((one) => one.manner === 'en vous')!.shown).toMatch(/^Hello Ann Pear, you had told us/)
    for (const draft of drafts) expect(draft.shown).toContain(less)
    for (const draft of drafts) expect(draft.tooLong).toBe(0)
  })

  test('of another client nobody is concerned, and from there nothing is read', async () => {
    expect((await other.ask(api.decisions, { query: {} })).decisions).toEqual([])
    const params = { workspace: other.workspace, decision }
    const body = { number: 1, tellings: null }
    const asked = [
      await other.call(api.decision, { params }),
      await other.call(api.tellings, { params, query: {} }),
      await other.call(api.untold, { params, query: {} }),
      await other.call(api.approveTellings, { params, body }),
    ]
    expect(asked.map(({ status, problem }) => [status, problem.code])).toEqual(
      asked.map(() => [404, 'decision.not-there']),
    )
  })

  test('nothing leaves that nobody approved', async () => {
    await world.letLeave(2)
    expect(world.memory.world.said()).toEqual([])
    expect(world.post.sent).toEqual([])
    expect(await standing()).toEqual([14, 0, 0, 0])
  })

  test('one is worded its own way, the others are approved as they stand; taken back, they are drafts again', async () => {
    const ysé = (await world.tellings(decision)).find((one) => one.names[0] === 'Ysé')!
    await odile.ask(api.wordOne, {
      params: { telling: ysé.id },
      body: { text: 'Ysé, entre nous : 15 % de sucre en moins en mars.', version: ysé.version },
    })
    const stale = await odile.call(api.wordOne, {
      params: { workspace: odile.workspace, telling: ysé.id },
      body: { text: 'autre chose', version: ysé.version },
    })
    expect(stale.problem.code).toBe('telling.worded-elsewhere')
    const approved = await world.approves(decision)
    expect([approved.tellings, approved.told, approved.tooLong]).toEqual([7, 11, 0])
    expect(await standing()).toEqual([14, 0, 11, 0])
    await odile.ask(api.undo, { params: { act: approved.act } })
    expect(await standing()).toEqual([14, 0, 0, 0])
    const again = (await world.tellings(decision)).find((one) => one.names[0] === 'Ysé')!
    expect([again.text, again.edited]).toEqual(['Ysé, entre nous : 15 % de sucre en moins en mars.', true])
  })

  test('approved, they leave where each one spoke, and close on what is read back', async () => {
    await world.approves(decision)
    await world.letLeave()
    const said = world.memory.world.said()
    expect(said.map((one) => [one.audience, one.to.map((by) => by.name)]).toSorted()).toEqual([
      ['direct', ['Ysé']],
      ['public', ['Basile']],
    ])
    expect(said.every((one) => one.by === 'Odile')).toBe(true)
    const [status, ...more] = world.mastodon.at.bodies
    expect(more).toEqual([])
    expect(status).toMatchObject({ visibility: 'public' })
    expect(status!.status).toMatch(/^@ondine@ailleurs\.example @felicien@ailleurs\.example .*15 %/)
    expect(said.find((one) => one.audience === 'direct')!.text).toBe(
      'Ysé, entre nous : 15 % de sucre en moins en mars.',
    )
    expect(world.post.sent.map((one) => one.to[0]).toSorted()).toEqual([
      'ann@orchard.example',
      'marie@verger.example',
      'tom@verger.example',
    ])
    const onPage = (await world.turns()).find((turn) => turn.ours && turn.text.startsWith('@Camille'))!
    expect(onPage.delivery).toMatchObject({ state: 'sent', proof: 'seen' })
    // Letters were taken over: nobody says yet that they arrived.
    expect(await standing()).toEqual([14, 8, 3, 0])
    expect((await world.tellings(decision, 'told')).map((one) => one.how)).toEqual(['seen', 'seen', 'seen', 'seen'])
  })

  test('on the blog a human tells them by hand, and the desk keeps who says so', async () => {
    const [draft] = await world.tellings(decision, 'by-hand')
    await odile.ask(api.toldByHand, { params: { telling: draft!.id }, body: {} })
    expect(await standing()).toEqual([14, 11, 3, 0])
    expect((await world.tellings(decision, 'told')).filter((one) => one.how === 'by-hand')).toHaveLength(1)
  })

  test('a letter that comes back is not told: it says so, and a human may tell them another way', async () => {
    const tom = world.post.sent.find((one) => one.to[0] === 'tom@verger.example')!
    const [messageId] = /<insuffleur[^>]+>/.exec(tom.raw.toString())!
    world.post.imap.store('INBOX', cameBack(messageId))
    await world.settled()
    await world.settled()
    expect(await standing()).toEqual([14, 11, 2, 0])
    const [failed] = await world.tellings(decision, 'failed')
    expect(failed).toMatchObject({ names: ['Tom Lamy'], why: 'came-back' })
    expect(await morning()).toMatchObject([{ people: 1, failed: 1 }])
    await odile.ask(api.toldByHand, { params: { telling: failed!.id }, body: {} })
    expect(await standing()).toEqual([14, 12, 2, 0])
  })

  test('a letter that has not come back within three days has arrived', async () => {
    await world.settled(68 * 3_600)
    expect(await standing()).toEqual([14, 12, 2, 0])
    await world.settled(5 * 3_600)
    expect(await standing()).toEqual([14, 14, 0, 0])
    expect(await morning()).toEqual([])
    const told = await world.tellings(decision, 'told')
    expect(told.filter((one) => one.how === 'accepted')).toHaveLength(2)
    const { decision: one } = await world.page(decision)
    expect(one.medianDays).toBeGreaterThanOrEqual(0)
  })

  test('who says it after all were told is not told by this; a reply to a telling awaits, and says what it answers', async () => {
    const [forum] = world.memory.world.said().filter((one) => one.audience === 'public')
    world.memory.world.hears({
      text: 'ah merci, je regoûterai',
      by: { nativeId: 'Basile', name: 'Basile' },
      thread: forum!.thread as { nativeId: string },
      answers: `said:${forum!.key}`,
    })
    await world.settled()
    const { rows } = await odile.ask(api.conversations, { query: { workspace: odile.workspace } })
    const back = rows.find((row) => row.last?.text.includes('je regoûterai'))!
    expect([back.standing, back.why]).toEqual(['awaits', 'answers-telling'])
    expect((await world.tellings(decision, 'told')).filter((one) => one.answered)).toHaveLength(1)
    await world.onPage(ownPage, 'Perrine', 'je la trouve aussi trop sucrée')
    await world.settled()
    await world.keeps('trop sucrée', theme)
    await world.settled()
    expect(await standing()).toEqual([14, 14, 0, 0])
  })
})
