import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { wishSilence } from '#conversation'
import { type PasserBy, passerBy } from '../passer-by.ts'
import { type AtDesk } from '../world.ts'
import { openTwoForums, refusalOf, type TwoForums, who } from './s01-ask-why.test-world.ts'

describe('S1 — asked as one speaks, by each client’s own questions, and left in peace when one wishes', () => {
  let world: TwoForums['world']
  let odile: AtDesk
  let besson: AtDesk
  let page: string
  let turnOf: TwoForums['turnOf']
  let offered: TwoForums['offered']
  let answers: TwoForums['answers']
  let settled: TwoForums['settled']
  let hears: TwoForums['hears']
  let memory: TwoForums['memory']

  beforeAll(async () => {
    ;({ memory, world, odile, besson, page, turnOf, offered, answers, settled, hears } = await openTwoForums())
  })
  afterAll(() => world.close())

  test('who says tu is asked by tu; a hand may say otherwise, and it is remembered', async () => {
    await hears('Zoé', 'non, j’aime pas du tout, tu as changé la recette')
    expect((await offered('tu as changé')).answer).toMatchObject({ register: 'tu' })
    expect((await offered('tu as changé')).answer.words[0]).toContain('te plaît moins')
    const message = (await turnOf('tu as changé')).id
    await odile.ask(api.rememberRegister, { params: { message }, body: { register: 'vous' } })
    await hears('Zoé', 'et toi tu en penses quoi ?')
    expect((await offered('toi tu en penses')).answer.register).toBe('vous')
  })

  test('each client has its own questions, and the first ones again when emptied', async () => {
    const mine = { dialect: 'fr', kind: 'why', register: 'vous' } as const
    await odile.ask(api.changeQuestions, { body: { ...mine, questions: [' Qu’est-ce qui cloche ? ', ''] } })
    await hears('Yves', 'non, je n’aime pas votre recette')
    expect((await offered('aime pas votre recette')).answer.words).toEqual(['Qu’est-ce qui cloche ?\nOdile'])
    expect((await besson.ask(api.questions)).fr.why.vous[0]).toContain('vous plaît moins')
    const { fr } = await odile.ask(api.changeQuestions, { body: { ...mine, questions: [] } })
    expect(fr.why.vous[0]).toContain('vous plaît moins')
  })

  test('who says stop is asked nothing more: kept from their words, seen, lifted and put back by a hand', async () => {
    const { answer } = await offered('aime pas votre recette')
    await answers('aime pas votre recette', answer.words[0]!, { kind: 'why' })
    await settled()
    await hears('Yves', 'arrêtez de me demander', { answers: answer.words[0]! })
    const stop = await turnOf('arrêtez de me')
    expect(stop.silence).toMatchObject({ how: 'own-words', here: true })
    expect([stop.suggestions, stop.reasonMissing], 'a wish is no reason, and nobody asks why of it').toEqual([
      [],
      false,
    ])
    expect((await turnOf('aime pas votre')).silence).toMatchObject({ here: false })
    expect((await offered('aime pas votre')).answer).toMatchObject({ kind: 'silence', words: [] })
    const asked = await answers('arrêtez de me', 'Juste une question ?', { kind: 'clarification' })
    expect(refusalOf(asked)).toEqual([409, 'asking-why.silence'])
    const silent = () =>
      world.desk.database.within([odile.workspace], null, async (db) => {
        const handles = await db.selectFrom('handle').select('id').where('name', '=', 'Yves').execute()
        return (
          await wishSilence(
            db,
            odile.workspace,
            handles.map(({ id }) => id),
          )
        ).size
      })
    expect(await silent()).toBe(1)
    const lifted = await odile.ask(api.liftSilence, { params: { message: stop.id } })
    expect([(await offered('aime pas votre')).answer.kind, await silent()]).toEqual(['clarification', 0])
    await odile.ask(api.undo, { params: { act: lifted.act } })
    expect(await silent()).toBe(1)
  })

  test('who joined two names is one person: asked under one, not asked again under the other, and silent under both', async () => {
    const codeOn = async (at: PasserBy) => {
      await at.send(/^Demander un (autre )?code$/)
      return /[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}/.exec(at.reads())![0]
    }
    memory.world.hears({ text: 'votre pot colle, bof', by: who('Iris_31'), audience: 'direct', language: 'fr' })
    await settled()
    const { words } = await odile.ask(api.offerLink, { params: { message: (await turnOf('pot colle')).id } })
    await answers('pot colle', words)
    await settled()
    const [link] = /https?:\/\/\S+\/own\/\S+/.exec(memory.world.said().at(-1)!.text)!
    const [there, here] = [0, 1].map(() => passerBy(world.desk.app, { 'accept-language': 'fr' })) as [
      PasserBy,
      PasserBy,
    ]
    await here.go(page)
    await here.send('Publier', { name: 'Iris', text: 'non, je n’aime pas votre nouveau pot' })
    await settled()
    expect((await offered('nouveau pot')).answer.kind).toBe('why')
    await answers('pot colle', 'Qu’est-ce qui vous plaît moins ?', { kind: 'why' })
    await settled()
    expect((await offered('nouveau pot')).answer.kind).toBe('why')
    await there.go(link)
    await here.go(here.where().split('?')[0]!)
    await there.send('Continuer', { code: await codeOn(here) })
    await there.send(/c’est moi/i)
    expect((await offered('nouveau pot')).answer.kind).toBe('waits')
    const again = await answers('nouveau pot', 'Pourquoi ?', { kind: 'why' })
    expect(refusalOf(again)).toEqual([409, 'asking-why.twice'])
    memory.world.hears({ text: 'laissez-moi tranquille', by: who('Iris_31'), audience: 'direct', language: 'fr' })
    await settled()
    expect((await offered('nouveau pot')).answer.kind).toBe('silence')
  })

  test('« stop » said to somebody else silences nobody; a hand may keep silence all the same', async () => {
    await hears('Gaël', 'laissez-moi donc tranquille')
    const turn = await turnOf('laissez-moi donc')
    expect(turn.silence).toBeNull()
    const { act } = await odile.ask(api.keepSilence, { params: { message: turn.id } })
    expect((await turnOf('laissez-moi donc')).silence).toMatchObject({ how: 'by-hand' })
    await odile.ask(api.undo, { params: { act } })
    expect((await turnOf('laissez-moi donc')).silence).toBeNull()
  })
})
