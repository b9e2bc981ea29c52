import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type AtDesk } from '../world.ts'
import { openFivePlaces } from './s01-everyone-told.test-world.ts'

const theme = 'Trop sucré'

describe('a decision is reversed after half were told; someone says stop; words and persons go or come together', {
  timeout: 60_000,
}, () => {
  let world: Awaited<ReturnType<typeof openFivePlaces>>
  let odile: AtDesk
  let owner: string
  let decision: string
  let ownPage: string
  let forum: string
  let hears: (by: string, text: string, thread?: string, more?: object) => string
  const standing = async () => {
    const { decision: one } = await world.page(decision)
    return [one.concerned, one.told, one.leaving, one.cannot]
  }
  const word = (more: object = {}) => ({
    kind: 'adapt' as const,
    owner,
    holdsBy: '2027-03-01',
    reason: 'moins de sucre dès mars',
    facts: [],
    ...more,
  })
  const refused = async (route: typeof api.decide, body: object) => {
    const { status, problem } = await odile.call(route, { params: { workspace: odile.workspace }, body: body as never })
    return [status, problem?.code]
  }

  beforeAll(async () => {
    world = await openFivePlaces()
    odile = world.odile
    owner = (await odile.ask(api.whoAmI)).user!.id
    await odile.ask(api.changePace, { body: { perHour: 3_600, perChannel: 3_600 } })
    ownPage = await world.plantPage(odile)
    forum = await world.plantForum(odile)
    hears = (by, text, thread = 'fil', more = {}) =>
      world.memory.world.hears({
        place: forum,
        text,
        by: { nativeId: by, name: by },
        thread: { nativeId: thread, title: thread },
        language: 'fr',
        ...more,
      })
    await world.onPage(ownPage, 'Camille', 'trop sucré selon Camille')
    await world.onPage(ownPage, 'Soizic', 'trop sucré selon Soizic')
    for (const by of ['Basile', 'Ondine', 'Félicien']) hears(by, `trop sucré selon ${by}`)
    hears('Ysé', 'trop sucré selon Ysé', 'à part', { audience: 'direct' })
    await world.settled()
    for (const by of ['Camille', 'Soizic', 'Basile', 'Ondine', 'Félicien', 'Ysé'])
      await world.keeps(`trop sucré selon ${by}`, theme)
  })
  afterAll(() => world.close())

  test('what cannot be decided is refused, in words', async () => {
    const id = await world.themeOf(theme)
    expect(await refused(api.decide, { theme: id, ...word({ owner: 'personne' }) })).toEqual([
      422,
      'decision.owner-not-here',
    ])
    expect(await refused(api.decide, { theme: id, ...word({ holdsBy: '2027-02-30' }) })).toEqual([
      422,
      'decision.no-such-day',
    ])
    expect(await refused(api.decide, { theme: id, direction: 'cheaper', ...word() })).toEqual([
      409,
      'decision.nobody-said-so',
    ])
    expect(await refused(api.decide, { theme: owner, ...word() })).toEqual([expect.any(Number), expect.any(String)])
    expect(await refused(api.decide, { theme: id, ...word({ reason: '   ' }) })).toEqual([422, 'request.field-missing'])
    expect((await odile.ask(api.decisions, { query: {} })).decisions).toEqual([])
  })

  test('undone at once, it was not decided; decided again, it stands', async () => {
    const id = await world.themeOf(theme)
    const first = await odile.ask(api.decide, { body: { theme: id, ...word() } })
    await odile.ask(api.undo, { params: { act: first.act } })
    expect((await odile.ask(api.decisions, { query: {} })).decisions).toEqual([])
    decision = (await odile.ask(api.decide, { body: { theme: id, ...word() } })).decision
    expect(await standing()).toEqual([6, 0, 0, 0])
    const same = await odile.call(api.changeDecision, {
      params: { workspace: odile.workspace, decision },
      body: { ...word(), number: 1 },
    })
    expect(same.problem.code).toBe('decision.says-the-same')
  })

  test('someone who says it before all are told is added, and drafted with the others', async () => {
    hears('Nadir', 'trop sucré selon Nadir')
    await world.settled()
    await world.keeps('trop sucré selon Nadir', theme)
    await world.settled(61)
    expect(await standing()).toEqual([7, 0, 0, 0])
    expect((await world.tellings(decision)).map((one) => one.told).toSorted()).toEqual([1, 2, 4])
  })

  test('someone who says stop is told nothing, and is counted apart', async () => {
    hears('Félicien', 'laissez-moi tranquille', 'fil', { audience: 'direct' })
    await world.settled()
    await world.settled(61)
    expect(await standing()).toEqual([7, 0, 0, 1])
    const { untold } = await odile.ask(api.untold, { params: { decision }, query: {} })
    expect(untold.map((one) => [one.by, one.why])).toEqual([['Félicien', 'asked-for-silence']])
    expect((await world.page(decision)).cannotBy).toEqual([{ why: 'asked-for-silence', n: 1 }])
  })

  test('half are told; then it is reversed: what was approved and had not left does not leave', async () => {
    const drafts = await world.tellings(decision)
    const thread = drafts.filter((one) => one.channel === 'memory' && one.told === 3)
    await world.approves(decision, thread)
    await world.letLeave(3)
    expect(await standing()).toEqual([7, 3, 0, 1])
    await odile.ask(api.changePace, { body: { perHour: 1, perChannel: 1 } })
    await world.approves(decision)
    const reversed = await odile.ask(api.changeDecision, {
      params: { decision },
      body: { ...word({ kind: 'no', holdsBy: null, reason: 'la recette reste, les analyses ont tranché' }), number: 1 },
    })
    // Whoever read the word before has not read this one: theirs does not silently bring it back.
    const late = { params: { workspace: odile.workspace, decision }, body: { ...word({ holdsBy: null }), number: 1 } }
    expect((await odile.call(api.changeDecision, late)).problem.code).toBe('decision.changed')
    expect(reversed.decision).toBe(decision)
    expect(await standing()).toEqual([7, 0, 0, 1])
    const { history } = await world.page(decision)
    expect(history.map((one) => [one.number, one.kind, one.news])).toEqual([
      [2, 'no', true],
      [1, 'adapt', true],
    ])
    const stale = await odile.call(api.approveTellings, {
      params: { workspace: odile.workspace, decision },
      body: { number: 1, tellings: null },
    })
    expect(stale.problem.code).toBe('telling.decision-changed')
    await world.letLeave(3)
    expect(world.memory.world.said()).toHaveLength(1)
  })

  test('those told hear that it changed, the others the new word alone, each once', async () => {
    await odile.ask(api.changePace, { body: { perHour: 3_600, perChannel: 3_600 } })
    const drafts = await world.tellings(decision)
    expect(drafts.map((one) => [one.told, one.manner.endsWith('again')]).toSorted()).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
    for (const one of drafts) {
      expect(one.shown.includes('n’est plus vrai')).toBe(one.manner.endsWith('again'))
      expect(one.shown).toContain('la recette reste')
    }
    await world.approves(decision)
    await world.letLeave(6)
    expect(await standing()).toEqual([7, 6, 0, 1])
    const heard = world.memory.world.said().flatMap((one) => one.to.map((by) => by.name))
    expect(heard.toSorted()).toEqual(['Basile', 'Basile', 'Nadir', 'Nadir', 'Ondine', 'Ondine', 'Ysé'])
    await world.letLeave(3)
    expect(world.memory.world.said()).toHaveLength(3)
  })

  test('another owner is nobody’s news: nothing is to be told again', async () => {
    await odile.ask(api.changeDecision, {
      params: { decision },
      body: {
        ...word({
          kind: 'no',
          holdsBy: null,
          reason: 'la recette reste, les analyses ont tranché',
          facts: ['Sucre : 11 g'],
        }),
        number: 2,
      },
    })
    expect(await standing()).toEqual([7, 6, 0, 1])
    expect(await world.tellings(decision)).toEqual([])
  })

  test('erased, or joined to another name, while approved: nobody is told who took back their words, and one person once', async () => {
    const perrine = await world.onPage(ownPage, 'Perrine', 'le pot est petit selon Perrine')
    const elsewhere = await world.plantPage(odile, 'La page des couvercles')
    const prunelle = await world.onPage(elsewhere, 'Prunelle', 'le pot est petit selon Prunelle')
    hears('Quentin', 'le pot est petit selon Quentin', 'c')
    await world.settled()
    for (const by of ['Perrine', 'Prunelle', 'Quentin']) await world.keeps(`le pot est petit selon ${by}`, 'Petit pot')
    const id = await world.themeOf('Petit pot')
    decision = (await odile.ask(api.decide, { body: { theme: id, ...word({ kind: 'try' }) } })).decision
    await world.approves(decision)
    expect(await standing()).toEqual([3, 0, 3, 0])
    await perrine.send('Demander un code')
    const code = /[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}/.exec(perrine.reads())![0]
    await prunelle.send('Continuer', { code })
    await prunelle.send('Oui, c’est moi aux deux endroits')
    const quentin = (await world.turns()).find((turn) => turn.text.includes('selon Quentin'))!
    await odile.ask(api.eraseAtRequest, { params: { message: quentin.id } })
    await world.letLeave(6)
    expect(world.memory.world.said().filter((one) => one.thread.nativeId === 'c')).toEqual([])
    const told = (await world.turns()).filter((turn) => turn.ours && turn.text.includes('essayer autre chose'))
    expect(told).toHaveLength(1)
    await world.settled(61)
    expect(await standing()).toEqual([2, 1, 0, 1])
    expect((await world.page(decision)).cannotBy).toEqual([{ why: 'erased', n: 1 }])
  })

  test('what a place refused is shown with why; said by hand it closes, and that can be taken back', async () => {
    hears('Renaud', 'le couvercle colle selon Renaud', 'couvercle')
    await world.settled()
    await world.keeps('le couvercle colle selon Renaud', 'Couvercle')
    const id = await world.themeOf('Couvercle')
    decision = (await odile.ask(api.decide, { body: { theme: id, ...word() } })).decision
    world.memory.world.breaks('revoked-mid-page')
    await world.approves(decision)
    await world.letLeave(3)
    world.memory.world.mends()
    const [failed] = await world.tellings(decision, 'failed')
    expect(failed).toMatchObject({ told: 1, why: 'the token was revoked' })
    expect(await standing()).toEqual([1, 0, 0, 0])
    const { act } = await odile.ask(api.toldByHand, { params: { telling: failed!.id }, body: {} })
    expect(await standing()).toEqual([1, 1, 0, 0])
    await odile.ask(api.undo, { params: { act } })
    expect(await standing()).toEqual([1, 0, 0, 0])
    // Asked for once more, it goes the usual way.
    await odile.ask(api.sayAgain, { params: { message: failed!.message! } })
    await world.letLeave(6)
    expect(await standing()).toEqual([1, 1, 0, 0])
    expect((await world.tellings(decision, 'told'))[0]).toMatchObject({ how: 'seen' })
  })
  test('who says it again elsewhere is told there, though a word was written for them where they said it first', async () => {
    hears('Rémi', 'la cuillère casse selon Rémi', 'cuillère')
    await world.settled()
    await world.keeps('la cuillère casse selon Rémi', 'Cuillère')
    decision = (await odile.ask(api.decide, { body: { theme: await world.themeOf('Cuillère'), ...word() } })).decision
    const [draft] = await world.tellings(decision)
    await odile.ask(api.wordOne, {
      params: { telling: draft!.id },
      body: { text: 'Rémi, elle est plus épaisse.', version: draft!.version },
    })
    hears('Rémi', 'elle casse encore selon Rémi', 'entre nous', { audience: 'direct' })
    await world.settled()
    await world.keeps('elle casse encore selon Rémi', 'Cuillère')
    await world.settled(61)
    expect((await world.tellings(decision)).map((one) => [one.audience, one.told, one.edited])).toEqual([
      ['direct', 1, false],
    ])
    await world.approves(decision)
    await world.letLeave(6)
    expect(await standing()).toEqual([1, 1, 0, 0])
  })

  test('words written for a change that was taken back go with it', async () => {
    const change = { params: { decision }, body: { ...word({ kind: 'no', holdsBy: null, reason: 'non' }), number: 1 } }
    const { act } = await odile.ask(api.changeDecision, change)
    const [wording] = (await world.page(decision)).wordings
    await odile.ask(api.wordAlike, { params: { decision }, body: { manner: wording!.manner, text: 'Jamais.' } })
    await odile.ask(api.undo, { params: { act } })
    await odile.ask(api.changeDecision, change)
    expect((await world.page(decision)).wordings.map((one) => one.edited)).toEqual([false])
  })

  test('the latest decision on each theme stands under it, and goes along when themes are joined', async () => {
    const [sweet, lid] = [await world.themeOf(theme), await world.themeOf('Couvercle')]
    const standsUnder = async () => {
      const { decided } = await odile.ask(api.decidedOnThemes)
      return new Map(decided.map(({ under, decision }) => [decision.theme, under]))
    }
    const { decision: again } = await odile.ask(api.decide, { body: { theme: lid, ...word({ kind: 'no' }) } })
    const { decided } = await odile.ask(api.decidedOnThemes)
    expect(decided.filter((one) => one.under === lid).map((one) => one.decision.id)).toEqual([again])
    const { act } = await odile.ask(api.joinTheme, { params: { theme: lid }, body: { into: sweet } })
    expect((await standsUnder()).get('Couvercle')).toBe(sweet)
    await odile.ask(api.undo, { params: { act } })
    expect((await standsUnder()).get('Couvercle')).toBe(lid)
  })
})
