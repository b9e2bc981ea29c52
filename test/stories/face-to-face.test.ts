import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api, type FaceToFace, type Stance, type Turn } from '#contract'
import { dayAt, type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const claimed = 'Vous allez aimer notre compote, plus fruitée que jamais.'

describe('face-à-face: a claim of the brand and all that people answer it', () => {
  const memory = openMemory()
  let world: World
  let odile: AtDesk
  let elsewhere: AtDesk
  let claim: string

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const other = await odile.ask(api.openWorkspace, { body: { name: 'Les Savons de Nadir' } })
    elsewhere = atDesk(odile, other.id)
    // It stands there before anyone listens: planted, the place is listened to at once.
    memory.world.hears({
      nativeId: 'annonce',
      thread: { nativeId: 'annonce' },
      ours: true,
      by: { name: 'Les Vergers' },
      text: `Bonjour ! ${claimed}`,
    })
    await world.desk.database.within([odile.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: odile.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'Le fil',
        address: 'fil',
        settings: {},
        by: 'test',
      }),
    )
    const page = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Dites-nous' } })
    await world.settled()
    world.clock.goesOn(60)
    const marmelade = passerBy(world.desk.app)
    await marmelade.go(page.publicUrl!)
    await marmelade.send('Publier', { name: 'Bénédicte', text: 'Plus fruitée ? Je la trouve trop sucrée.' })
    for (const [name, text] of [
      ['Marmelade', 'non, je n’aime pas : trop sucrée, et mon fils ne finit plus le pot'],
      ['Léone', 'Moi je l’adore, merci !'],
      ['Zoé', 'Est-ce que le sucre vient des pommes ?'],
      ['Marmelade', 'vraiment trop sucrée'],
      ['Gaspard', 'Et sinon, il neige à Lyon'],
    ] as const)
      memory.world.hears({ text, by: { name, nativeId: name }, thread: { nativeId: 'annonce' }, answers: 'annonce' })
    world.clock.goesOn(600)
    await world.settled()
    for (const [words, stance] of [
      ['finit plus', 'dislike'],
      ['vraiment trop', 'dislike'],
      ['adore', 'like'],
      ['vient des pommes', 'question'],
      ['il neige', null],
      ['Plus fruitée ?', 'dislike'],
    ] as const)
      await marks(words, stance)
  })
  afterAll(() => world.close())

  async function said(words: string): Promise<Turn & { conversation: string }> {
    for (const { id } of (await odile.ask(api.conversations)).rows) {
      const { turns } = await odile.ask(api.turns, { params: { conversation: id } })
      const turn = turns.find(({ text }) => text.includes(words))
      if (turn) return { ...turn, conversation: id }
    }
    throw new Error(`nobody said ${words}`)
  }
  const marks = async (words: string, stance: Stance | null) =>
    odile.ask(api.markStance, { params: { message: (await said(words)).id }, body: { stance } })
  const face = (query: { place?: string; days?: '7' | '365' } = {}) =>
    odile.ask(api.faceToFace, { params: { claim }, query })
  const inGroup = (of: FaceToFace, stance: string) => of.groups.find((group) => group.stance === stance)!
  const wordsIn = (of: FaceToFace, stance: string) => inGroup(of, stance).verbatims.map(({ words }) => words)

  async function markIn(words: string, span: string, of?: string) {
    const turn = await said(words)
    const start = turn.text.indexOf(span)
    const body = { revision: turn.revision, start, end: start + span.length, ...(of ? { claim: of } : {}) }
    return odile.call(api.markClaim, { params: { workspace: odile.workspace, message: turn.id }, body })
  }

  test('words of ours are marked as a claim, stand so in their turn, and undo takes that back', async () => {
    expect((await markIn('il neige', 'il neige')).problem?.code).toBe('claim.not-our-words')
    const marked = await markIn(claimed, claimed)
    claim = marked.answer.claim
    expect((await said(claimed)).claims).toEqual([{ claim, start: 10, end: 10 + claimed.length }])
    expect((await odile.ask(api.claims)).claims).toMatchObject([{ id: claim, words: claimed, source: null }])
    await odile.ask(api.undo, { params: { act: marked.answer.act } })
    expect((await odile.ask(api.claims)).claims).toEqual([])
    expect((await said(claimed)).claims).toEqual([])
    claim = (await markIn(claimed, claimed)).answer.claim
    expect((await markIn(claimed, claimed)).problem?.code).toBe('claim.already-marked')
  })

  test('what is said below it stands beside it by how people stand, counted in people, never ranked', async () => {
    const turn = await said('finit plus')
    const start = turn.text.indexOf('trop sucrée')
    const span = { revision: turn.revision, start, end: start + 'trop sucrée'.length }
    await odile.ask(api.keepReason, { params: { message: turn.id }, body: { ...span, theme: { name: 'Trop sucré' } } })
    const shown = await face()
    expect(shown.people).toBe(4)
    expect(shown.groups.map(({ stance, people, messages }) => [stance, people, messages])).toEqual([
      ['like', 1, 1],
      ['dislike', 1, 2],
      ['question', 1, 1],
      ['suggestion', 0, 0],
      ['other', 1, 1],
    ])
    expect(inGroup(shown, 'dislike').reasons).toMatchObject([{ name: 'Trop sucré', people: 1 }])
    // The latest first, whoever said them; a reason stands in its sentence, and opens where it was said.
    expect(wordsIn(shown, 'dislike')).toContain('trop sucrée')
    const quoted = inGroup(shown, 'dislike').verbatims.find(({ words }) => words === 'trop sucrée')!
    expect(quoted).toMatchObject({ message: turn.id, conversation: turn.conversation, around: turn.text })
    expect(JSON.stringify(shown)).not.toMatch(/score|rank|followers/)
  })

  test('what stands elsewhere answers it too once a hand says so, or its conversation is joined; taken out, it does not', async () => {
    const onThePage = await said('Plus fruitée ?')
    const answers = { claim, message: onThePage.id }
    const { act } = await odile.ask(api.sayAnswers, { params: answers, body: { answers: true } })
    expect(inGroup(await face(), 'dislike')).toMatchObject({ people: 2, messages: 3 })
    expect((await face()).channels.toSorted()).toEqual(['memory', 'page'])
    await odile.ask(api.undo, { params: { act } })
    expect(inGroup(await face(), 'dislike').people).toBe(1)
    expect((await odile.call(api.undo, { params: { workspace: odile.workspace, act } })).status).toBe(409)

    const snow = { claim, message: (await said('il neige')).id }
    const out = await odile.ask(api.sayAnswers, { params: snow, body: { answers: false } })
    expect(inGroup(await face(), 'other').messages).toBe(0)
    const back = await odile.ask(api.sayAnswers, { params: snow, body: { answers: true } })
    const tooLate = await odile.call(api.undo, { params: { workspace: odile.workspace, act: out.act } })
    expect(tooLate.problem?.code).toBe('act.too-late')
    await odile.ask(api.undo, { params: { act: back.act } })
    expect(inGroup(await face(), 'other').messages).toBe(0)

    const params = { conversation: (await said(claimed)).conversation }
    const { conversation } = onThePage
    const joined = await odile.ask(api.join, { params, body: { conversation } })
    expect(inGroup(await face(), 'dislike').people).toBe(2)
    await odile.ask(api.undo, { params: { act: joined.act } })
    const own = (
      await odile.call(api.sayAnswers, {
        params: { workspace: odile.workspace, claim, message: (await said(claimed)).id },
        body: { answers: true },
      })
    ).problem
    expect(own?.code).toBe('claim.own-words')
  })

  test('the same claim on another channel is one claim: both places’ answers stand together', async () => {
    const asked = await said('Plus fruitée ?')
    const text = 'Merci de le dire. Plus fruitée que jamais : c’est notre promesse.'
    await odile.ask(api.reply, {
      params: { conversation: asked.conversation },
      body: { text, answers: [asked.id], audience: 'public', key: crypto.randomUUID() },
    })
    const second = await markIn(text, 'Plus fruitée que jamais', claim)
    expect(second.answer.claim).toBe(claim)
    const shown = await face()
    expect(shown.claim.stands.map(({ place }) => place)).toEqual(['Le fil', 'La page'])
    expect(shown.claim.words).toBe(claimed)
    await odile.ask(api.undo, { params: { act: second.answer.act } })
    expect((await face()).claim.stands).toHaveLength(1)
  })

  test('by place and time, as on Pourquoi; more comes by pages, and nothing twice', async () => {
    for (let n = 0; n < 45; n++)
      memory.world.hears({
        text: `Question ${n} : et les pots ?`,
        by: { name: 'Nadir', nativeId: 'Nadir' },
        thread: { nativeId: 'annonce' },
        answers: 'annonce',
      })
    world.clock.goesOn(600)
    await world.settled()
    const page = (await said('Plus fruitée ?')).place.id
    expect((await face({ place: page })).people).toBe(0)
    const all = await face({ days: '365' })
    const group = all.groups.find(({ messages }) => messages > 40)!
    expect(group.people).toBeLessThan(group.messages)
    const rest = await odile.ask(api.claimAnswers, {
      params: { claim },
      query: { stance: group.stance, days: '365', after: group.next! },
    })
    const ids = [...group.verbatims, ...rest.verbatims].map(({ message }) => message)
    expect([ids.length, new Set(ids).size, rest.next]).toEqual([group.messages, group.messages, null])
    world.clock.goesOn(8 * 86_400)
    expect((await face({ days: '7' })).people).toBe(0)
    const broken = { stance: 'like' as const, after: 'x' }
    const params = { workspace: odile.workspace, claim }
    expect((await odile.call(api.claimAnswers, { params, query: broken })).status).toBe(400)
  })

  test('a claim of a poster is written down by hand, with its day and where it was seen', async () => {
    const on = dayAt(new Date(world.clock().getTime() - 5 * 86_400_000), 'Europe/Paris')
    const body = { words: 'La compote que vos enfants finissent', on, source: 'Affiche, métro de Lyon' }
    const { claim: written, act } = await odile.ask(api.writeClaim, { body })
    const { claims } = await odile.ask(api.claims)
    expect(claims.map(({ words }) => words)).toContain(body.words)
    const about = { claim: written, message: (await said('finit plus')).id }
    await odile.ask(api.sayAnswers, { params: about, body: { answers: true } })
    const shown = await odile.ask(api.faceToFace, { params: { claim: written }, query: { days: '365' } })
    expect(shown).toMatchObject({ people: 1, claim: { source: body.source, stands: [] } })
    // Something was said to answer it since: the undo is too late, to withdraw it is not.
    expect((await odile.call(api.undo, { params: { workspace: odile.workspace, act } })).status).toBe(409)
    const withdrawn = await odile.ask(api.withdrawClaim, { params: { claim: written } })
    const gone = { params: { workspace: odile.workspace, claim: written } }
    expect((await odile.call(api.faceToFace, gone)).status).toBe(404)
    await odile.ask(api.undo, { params: { act: withdrawn.act } })
    expect((await odile.ask(api.faceToFace, { params: { claim: written }, query: { days: '365' } })).people).toBe(1)
    for (const bad of ['2026-02-30', '9999-01-01']) {
      const refused = await odile.call(api.writeClaim, {
        params: { workspace: odile.workspace },
        body: { ...body, on: bad },
      })
      expect(refused.status).toBe(422)
    }
  })

  test('what an erased message said stands here no more', async () => {
    const adores = await said('adore')
    expect(inGroup(await face({ days: '365' }), 'like').people).toBe(1)
    await odile.ask(api.eraseAtRequest, { params: { message: adores.id } })
    const after = await face({ days: '365' })
    expect(inGroup(after, 'like').people).toBe(0)
    expect(JSON.stringify(after)).not.toContain('adore')
  })

  test('another client’s desk knows nothing of it', async () => {
    expect((await elsewhere.ask(api.claims)).claims).toEqual([])
    const foreign = { workspace: elsewhere.workspace, claim }
    expect((await odile.call(api.faceToFace, { params: foreign })).status).toBe(404)
    expect((await odile.call(api.withdrawClaim, { params: foreign })).status).toBe(404)
    const message = (await said('finit plus')).id
    const put = await odile.call(api.sayAnswers, { params: { ...foreign, message }, body: { answers: true } })
    expect(put.status).toBe(404)
    expect((await world.stranger().call(api.claims, { params: { workspace: odile.workspace } })).status).toBe(401)
  })
})
