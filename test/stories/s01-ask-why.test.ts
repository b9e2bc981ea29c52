import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type PasserBy, passerBy } from '../passer-by.ts'
import { type AtDesk } from '../world.ts'
import { openTwoForums, refusalOf, type TwoForums } from './s01-ask-why.test-world.ts'

describe('S1 — she asks why once, understands, and the person says whether she did', () => {
  let at: TwoForums
  let world: TwoForums['world']
  let odile: AtDesk
  let besson: AtDesk
  let page: string
  let turnOf: TwoForums['turnOf']
  let offered: TwoForums['offered']
  let answers: TwoForums['answers']
  let settled: TwoForums['settled']
  let marmelade: PasserBy

  /** Joined, emptied or not, a theme is known by its name. */
  const themeNamed = async (name: string): Promise<string> =>
    (await odile.ask(api.themes)).find((theme) => theme.name === name)!.id!
  const own = () => marmelade.where().split(/[?#]/)[0]!
  const reload = () => marmelade.go(own())

  beforeAll(async () => {
    at = await openTwoForums()
    ;({ world, odile, besson, page, turnOf, offered, answers, settled } = at)
    marmelade = passerBy(world.desk.app, { 'accept-language': 'fr' })
    await marmelade.go(page)
    await marmelade.send('Publier', { name: 'Marmelade', text: 'non, je n’aime pas' })
    await settled()
  })
  afterAll(async () => world.close())

  test('on a dislike without a reason one question is offered, whole and signed with a first name', async () => {
    const { answer } = await offered('je n’aime pas')
    expect(answer).toMatchObject({ kind: 'why', dialect: 'fr', register: 'vous' })
    expect(answer.words[0]).toBe('Merci de le dire. Qu’est-ce qui vous plaît moins\u202f?\nOdile')
    expect((await turnOf('je n’aime pas')).asked).toBeNull()
  })

  test('sent, it is kept that she was asked; taken back, she was not, and the draft still asks', async () => {
    const { answer } = await offered('je n’aime pas')
    const { answer: said } = await answers('je n’aime pas', answer.words[0]!, { kind: 'why' })
    expect((await turnOf('je n’aime pas')).asked).toMatchObject({ kind: 'why', by: 'Odile', answered: false })
    await odile.ask(api.undo, { params: { act: said.act } })
    const turn = await turnOf('je n’aime pas')
    expect(turn.asked).toBeNull()
    const { draft } = await odile.ask(api.conversation, { params: { conversation: turn.conversation } })
    expect(draft).toMatchObject({ text: answer.words[0], asks: { kind: 'why' } })
    expect(refusalOf(await answers('je n’aime pas', answer.words[0]!, { kind: 'why' }))).toEqual([200, undefined])
    await settled()
  })

  test('nobody is asked twice without an answer, neither there nor under another message', async () => {
    expect((await offered('je n’aime pas')).answer).toMatchObject({ kind: 'waits', name: 'Marmelade', words: [] })
    const again = await answers('je n’aime pas', 'Et pourquoi donc ?', { kind: 'clarification' })
    expect([refusalOf(again), again.problem.detail]).toEqual([
      [409, 'asking-why.twice'],
      expect.stringContaining('Marmelade n’a pas encore répondu'),
    ])
    // What is no question may be said all the same.
    expect(refusalOf(await answers('je n’aime pas', 'Bonne journée. Odile'))).toEqual([200, undefined])
    await settled()
  })

  test('her answer attaches to the question; its two spans become two reasons', async () => {
    await reload()
    await marmelade.send('Publier', { text: 'trop sucrée, et mon fils ne finit plus le pot' })
    await settled()
    expect((await turnOf('je n’aime pas')).asked).toMatchObject({ answered: true })
    const answer = await turnOf('trop sucrée')
    expect(answer.answersAsking).toMatchObject({ kind: 'why', reading: 'words' })
    expect(answer.suggestions).toHaveLength(2)
    for (const { start, end } of answer.suggestions)
      await odile.ask(api.keepReason, {
        params: { message: answer.id },
        body: { revision: 1, start, end, theme: { name: start === 0 ? 'Trop sucré' : 'Portion enfant' } },
      })
    const kept = (await turnOf('trop sucrée')).reasons
    expect(kept.map((reason) => reason.standing.kind)).toEqual(['stated', 'stated'])
  })

  test('then one clarification is offered, and after it thanks', async () => {
    const { answer } = await offered('trop sucrée')
    expect(answer.kind).toBe('clarification')
    await answers('trop sucrée', answer.words[0]!, { kind: 'clarification' })
    await settled()
    await reload()
    await marmelade.send('Publier', { text: 'le pot de 200 g, à la cantine' })
    await settled()
    expect((await offered('200 g')).answer.kind).toBe('thanks')
    expect(refusalOf(await answers('200 g', 'Pourquoi ?', { kind: 'why' }))).toEqual([409, 'asking-why.enough'])
  })

  test('given back in the thread once, to its author: a second one there is refused', async () => {
    const [reason, other] = (await turnOf('trop sucrée')).reasons
    const words = 'Si je comprends bien : la nouvelle recette est trop sucrée pour vous ?'
    const wrong = await answers('trop sucrée', words, { kind: 'rewording', reason: newId() })
    expect(refusalOf(wrong)).toEqual([404, 'reason.not-there'])
    const said = await answers('trop sucrée', words, { kind: 'rewording', reason: reason!.id })
    expect(refusalOf(said)).toEqual([200, undefined])
    await settled()
    expect((await turnOf('trop sucrée')).reasons[0]!.standing).toMatchObject({ kind: 'reworded', rewording: words })
    await reload()
    await marmelade.send('Publier', { text: 'oui mais pas seulement' })
    await settled()
    const second = await answers('trop sucrée', 'Si je résume…', { kind: 'rewording', reason: other!.id })
    expect(refusalOf(second)).toEqual([409, 'rewording.thread-has-one'])
  })

  test('« oui mais » is shown to a human and counts for nothing by itself', async () => {
    const answer = await turnOf('pas seulement')
    expect(answer.answersAsking).toMatchObject({ kind: 'rewording', reading: 'yes-but' })
    expect(answer.answersAsking!.rewording!.kept).toBeNull()
    expect((await turnOf('trop sucrée')).reasons[0]!.standing.kind).toBe('reworded')
    expect((await odile.ask(api.why, { query: {} })).themes.every((theme) => theme.confirmed === 0)).toBe(true)
  })

  test('nor does a yes that is irony: what she says anew is read by a human, and counts for nothing', async () => {
    const corrects = async (text: string) => {
      const message = (await at.turnsAt(odile)).find((turn) => turn.answersAsking?.kind === 'rewording')!.id
      await marmelade.go(own(), {
        method: 'POST',
        body: new URLSearchParams({ act: 'correct', message, text }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      await settled()
    }
    await corrects('Ah oui, bravo, quelle perspicacité…')
    const answer = await turnOf('perspicacité')
    expect(answer.answersAsking).toMatchObject({ kind: 'rewording', reading: 'irony', rewording: { kept: null } })
    expect((await turnOf('trop sucrée')).reasons[0]!.standing.kind).toBe('reworded')
    expect((await odile.ask(api.why, { query: {} })).themes.every((theme) => theme.confirmed === 0)).toBe(true)
    await corrects('oui mais pas seulement')
  })

  test('only words of hers that answer it can be kept as what she said; they are kept with it, and it is undone', async () => {
    const [reason] = (await turnOf('trop sucrée')).reasons
    const keep = (message: string, as: 'confirmed' | 'corrected') =>
      odile.call(api.keepConfirmation, {
        params: { workspace: odile.workspace, reason: reason!.id },
        body: { message, as },
      })
    const before = await keep((await turnOf('je n’aime pas')).id, 'confirmed')
    expect(refusalOf(before)).toEqual([422, 'confirmation.not-their-answer'])
    const done = await keep((await turnOf('pas seulement')).id, 'corrected')
    expect((await turnOf('trop sucrée')).reasons[0]!.standing).toMatchObject({
      kind: 'corrected',
      said: 'oui mais pas seulement',
    })
    await odile.ask(api.undo, { params: { act: done.answer.act } })
    expect((await turnOf('trop sucrée')).reasons[0]!.standing.kind).toBe('reworded')
  })

  test('on her own page a look says nothing; a click of hers confirms, and Pourquoi counts her', async () => {
    await reload()
    await reload()
    expect(marmelade.reads()).toContain('Si je comprends bien : la nouvelle recette est trop sucrée pour vous ?')
    expect((await turnOf('trop sucrée')).reasons[0]!.standing.kind).toBe('reworded')
    await marmelade.send('Oui, c’est cela')
    expect(marmelade.reads()).toContain('Vous avez dit que c’est juste.')
    expect((await turnOf('trop sucrée')).reasons[0]!.standing.kind).toBe('confirmed')
    const { themes } = await odile.ask(api.why, { query: {} })
    const sugar = themes.find((theme) => theme.name === 'Trop sucré')!
    expect([sugar.people, sugar.confirmed, sugar.exemplar!.stands]).toEqual([1, 1, 'confirmed'])
  })

  test('she changes her mind: denied, then said in her own words, which are kept', async () => {
    await marmelade.send('Non, ce n’est pas cela')
    expect((await turnOf('trop sucrée')).reasons[0]!.standing.kind).toBe('denied')
    await marmelade.send('Envoyer', { words: '   ' })
    expect([marmelade.status(), marmelade.reads()]).toEqual([422, expect.stringContaining('Il manque vos mots')])
    await reload()
    await marmelade.send('Envoyer', { words: 'sucrée comme un bonbon' })
    expect((await turnOf('trop sucrée')).reasons[0]!.standing).toMatchObject({
      kind: 'corrected',
      said: 'sucrée comme un bonbon',
    })
    await marmelade.send('Oui, c’est cela')
  })

  test('under which theme her words stand is told where she agreed, and she takes them out', async () => {
    expect(marmelade.reads()).not.toContain('Réunis à ceux')
    await marmelade.send('Enregistrer', { news: 'yes' })
    expect(marmelade.reads()).toContain('Réunis à ceux d’autres personnes sous «\u00a0Trop sucré\u00a0»')
    await marmelade.send('Ce n’est pas ce que je voulais dire')
    const [reason] = (await turnOf('trop sucrée')).reasons
    expect([reason!.theme, reason!.standing.notMeant]).toEqual([null, 'Trop sucré'])
    const back = await odile.call(api.changeReason, {
      params: { workspace: odile.workspace, reason: reason!.id },
      body: { theme: { name: 'Trop sucré' } },
    })
    expect(refusalOf(back)).toEqual([409, 'reason.not-meant'])
  })

  test('joined to a theme she took them out of, her words stay apart; joined to another, she is told, and may undo it', async () => {
    const [reason, other] = (await turnOf('trop sucrée')).reasons
    const puts = (theme: { name: string } | null) =>
      odile.ask(api.changeReason, { params: { reason: reason!.id }, body: { theme } })
    await puts({ name: 'Goût de sirop' })
    const joins = async (name: string, into: string) =>
      odile.ask(api.joinTheme, { params: { theme: await themeNamed(name) }, body: { into: await themeNamed(into) } })
    const themesNow = async () => (await turnOf('trop sucrée')).reasons.map((one) => one.theme?.name ?? null)

    const apart = await joins('Goût de sirop', 'Trop sucré')
    expect([apart.keptOut, await themesNow()]).toEqual([1, [null, 'Portion enfant']])
    await reload()
    expect(marmelade.reads()).not.toContain('sous «\u00a0Trop sucré\u00a0»')
    await odile.ask(api.undo, { params: { act: apart.act } })
    expect(await themesNow()).toEqual(['Goût de sirop', 'Portion enfant'])

    const before = await themeNamed('Portion enfant')
    const joined = await joins('Portion enfant', 'Goût de sirop')
    expect([joined.keptOut, await themesNow()]).toEqual([0, ['Goût de sirop', 'Goût de sirop']])
    await reload()
    expect(marmelade.reads()).toContain(
      'D’abord mis sous «\u00a0Portion enfant\u00a0», que l’équipe a réuni à ce thème',
    )
    const notMeant = async (shown: string) =>
      await marmelade.go(own(), {
        method: 'POST',
        body: new URLSearchParams({ act: 'not-meant', reason: other!.id, shown }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    // A page from before they were joined speaks of the other theme.
    await notMeant(before)
    expect(marmelade.reads()).toContain('Cette page a changé')
    expect(await themesNow()).toEqual(['Goût de sirop', 'Goût de sirop'])
    await notMeant(await themeNamed('Goût de sirop'))
    expect(await themesNow()).toEqual(['Goût de sirop', null])
    await odile.ask(api.undo, { params: { act: joined.act } })
    await puts(null)
  })

  test('said anew, the words take the confirmation with them', async () => {
    expect((await turnOf('trop sucrée')).reasons[0]!.standing.kind).toBe('confirmed')
    const message = (await turnOf('trop sucrée')).id
    await marmelade.go(own(), {
      method: 'POST',
      body: new URLSearchParams({ act: 'correct', message, text: 'trop sucrée, c’est tout' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    await settled()
    const held = await world.desk.database.within([odile.workspace], null, (db) =>
      db.selectFrom('reason_confirmation').selectAll().execute(),
    )
    expect(held).toEqual([])
  })

  test('someone else’s reason is not hers to confirm, and nothing of it is seen at the other client’s desk', async () => {
    const [reason] = (await odile.ask(api.verbatimsWithoutTheme, { query: {} })).verbatims
    const anais = passerBy(world.desk.app, { 'accept-language': 'fr' })
    await anais.go(page)
    await anais.send('Publier', { name: 'Anaïs', text: 'moi j’adore' })
    await anais.go(anais.where().split('?')[0]!, {
      method: 'POST',
      body: new URLSearchParams({ act: 'reading', say: 'yes', reason: reason!.reason }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(anais.status()).toBe(404)
    const params = { workspace: besson.workspace, reason: reason!.reason }
    const across = await besson.call(api.reword, { params, body: { words: 'Si je comprends bien…' } })
    expect(refusalOf(across)).toEqual([404, 'reason.not-there'])
    const tables = ['why_asking', 'silence_wish', 'rewording', 'reason_confirmation', 'theme_objection'] as const
    const held = await world.desk.database.within([besson.workspace], null, (db) =>
      Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())),
    )
    expect(held.flat()).toEqual([])
  })
})
