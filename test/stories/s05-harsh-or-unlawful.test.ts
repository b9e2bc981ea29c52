import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Rule, type Turn } from '#contract'
import { newId } from '#kernel'
import { type PasserBy, passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

describe('S5 — harsh but legitimate, or unlawful (as far as the private link)', () => {
  let world: World
  let odile: AtDesk
  let page: string
  let rules: Rule[]
  let grumbler: PasserBy
  const insult = 'Odile est une truie'
  const says = async (name: string, text: string): Promise<PasserBy> => {
    world.clock.goesOn(60)
    const someone = passerBy(world.desk.app)
    await someone.go(page)
    await someone.send('Publier', { name, text })
    expect(someone.reads()).toContain('C’est publié.')
    return someone
  }
  const everyone = async () => {
    const reader = passerBy(world.desk.app)
    await reader.go(page)
    return reader
  }
  const turns = async (): Promise<Turn[]> => {
    const { rows } = await odile.ask(api.conversations)
    return (await odile.ask(api.turns, { params: { conversation: rows[0]!.id } })).turns
  }
  const idOf = async (text: string) => (await turns()).find((turn) => turn.text === text)!.id
  const facts = async (message: string) =>
    (await odile.ask(api.draftRemoval, { body: { messages: [message], rule: rules[0]!.id } })).statement.decision_facts

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening: 'Qu’en dites-vous ?', language: 'fr' },
    })
    page = planted.publicUrl!
    await says('Régine T.', 'vos compotes sont une arnaque')
    grumbler = await says('Grincheux du 12', insult)
    await world.settled()
    rules = await odile.ask(api.rules)
  })
  afterAll(async () => world.close())

  test('no rule of the charter is about criticism, and anyone may read them on the page', async () => {
    expect(rules.map((rule) => rule.title)).toEqual([
      'Insultes et attaques contre une personne',
      'Propos haineux ou discriminatoires',
      'Données personnelles d’autrui',
      'Publicité et messages copiés en nombre',
      'Contenu illicite',
    ])
    expect((await everyone()).reads()).toContain('1. Insultes et attaques contre une personne')
  })

  test('nothing is removed without its reasons', async () => {
    const message = await idOf('vos compotes sont une arnaque')
    const without = async (body: object) =>
      odile.call(api.remove, {
        params: { workspace: odile.workspace },
        body: { messages: [message], rule: rules[0]!.id, ...body },
      })
    expect((await without({ facts: '  ' })).problem.detail).toBe(
      'Rien ne se retire sans dire pourquoi\u00a0: il manque les faits.',
    )
    expect((await without({ facts: '' })).status).toBe(422)
    expect((await without({ facts: 'parce que', rule: newId() })).problem.code).toBe('moderation.rule-not-there')
    expect((await without({ facts: 'parce que', rule: undefined })).status).toBe(422)
    expect((await everyone()).texts()).toContain('vos compotes sont une arnaque')
  })

  test('one key drafts the statement; removed, it can be undone for ten seconds and nobody saw a thing', async () => {
    const message = await idOf(insult)
    const { statement, copies } = await odile.ask(api.draftRemoval, {
      body: { messages: [message], rule: rules[0]!.id },
    })
    expect(statement.decision_facts).toContain(`«\u00a0${insult}\u00a0»`)
    expect(copies).toEqual([])
    const { act } = await odile.ask(api.remove, {
      body: { messages: [message], rule: rules[0]!.id, facts: statement.decision_facts },
    })
    expect((await turns()).find((turn) => turn.id === message)?.removed).toMatchObject({ pending: true, act })
    await world.desk.tick()
    expect((await everyone()).texts()).toContain(insult)
    await odile.ask(api.undo, { params: { act } })
    world.clock.goesOn(11)
    await world.desk.tick()
    expect((await everyone()).texts()).toContain(insult)
    expect((await turns()).find((turn) => turn.id === message)?.removed).toBeNull()
  })

  test('two cannot remove the same words', async () => {
    const message = await idOf(insult)
    const body = { messages: [message], rule: rules[0]!.id, facts: await facts(message) }
    const { act } = await odile.ask(api.remove, { body })
    const again = await odile.call(api.remove, { params: { workspace: odile.workspace }, body })
    expect([again.status, again.problem.code]).toEqual([409, 'moderation.already-removed'])
    await odile.ask(api.undo, { params: { act } })
  })

  test('after ten seconds the words are away, a line with the rule stands there, and it is too late to undo', async () => {
    const message = await idOf(insult)
    const { act } = await odile.ask(api.remove, {
      body: { messages: [message], rule: rules[0]!.id, facts: await facts(message) },
    })
    world.clock.goesOn(11)
    await world.desk.tick()
    const reader = await everyone()
    expect(reader.html()).not.toContain(insult)
    expect(reader.html()).not.toContain('Grincheux')
    expect(reader.reads()).toContain('Retiré\u00a0: insultes et attaques contre une personne (règle 1 de la charte).')
    expect(reader.texts()).toContain('vos compotes sont une arnaque')
    const undone = await odile.call(api.undo, { params: { workspace: odile.workspace, act } })
    expect([undone.status, undone.problem.code]).toEqual([409, 'moderation.took-effect'])
    expect((await turns()).find((turn) => turn.id === message)).toMatchObject({ text: '', removed: { pending: false } })
    // Kept in the record for whoever decides again on appeal.
    const kept = await world.desk.database.within([odile.workspace], null, (db) =>
      db.selectFrom('message').select('text').where('id', '=', message).executeTakeFirstOrThrow(),
    )
    expect(kept.text).toBe(insult)
  })

  test('its author reads why: what, the rule, the facts, that no machine decided, how to contest', async () => {
    await grumbler.go(grumbler.where().split('?')[0]!)
    const read = grumbler.reads()
    expect(read).toContain('Ce message a été retiré')
    expect(read).toContain('Insultes et attaques contre une personne (règle 1 de la charte)')
    expect(read).toContain(`Grincheux du 12 a écrit`)
    expect(read).toContain('sans détection ni décision automatique')
    expect(read).toContain('Vous pouvez aussi vous adresser à un tribunal')
    expect(grumbler.texts()).toContain(insult)
    const { rows } = await world.desk.database.within([odile.workspace], null, (db) =>
      sql<{
        told: boolean
      }>`select told_at is not null as told from removal r join moderation_act a on a.workspace_id = r.workspace_id
        and a.id = r.moderation_act_id where a.took_effect_at is not null`.execute(db),
    )
    expect(rows).toEqual([{ told: true }])
  })

  test('what is removed can be neither corrected back into the page nor answered', async () => {
    const [, message] = /id="m-([0-9a-f-]{36})"/.exec(grumbler.html())!
    await grumbler.go(grumbler.where(), {
      method: 'POST',
      body: new URLSearchParams({ act: 'correct', message: message!, text: 'Odile est deux truies' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([grumbler.status(), grumbler.reads()]).toEqual([409, expect.stringContaining('ne peut plus être corrigé')])
    expect((await everyone()).html()).not.toContain('truies')
  })

  test('erased by its author, the words leave the statement that quoted them; the statement stays', async () => {
    const facts = async () =>
      world.desk.database.within([odile.workspace], null, async (db) => {
        const rows = await db
          .selectFrom('moderation_act')
          .select('statement')
          .where('took_effect_at', 'is not', null)
          .execute()
        return rows.map(({ statement }) => String(statement.decision_facts))
      })
    expect((await facts())[0]).toContain(insult)
    const [, message] = /id="m-([0-9a-f-]{36})"/.exec(grumbler.html())!
    await grumbler.go(grumbler.where(), {
      method: 'POST',
      body: new URLSearchParams({ act: 'erase', message: message!, sure: 'yes' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect((await facts())[0]).not.toContain(insult)
    expect((await facts())[0]).toContain('Grincheux du 12')
  })

  test('sixty copies of one spam are one act with one reason', async () => {
    for (let copy = 0; copy < 60; copy++) {
      world.clock.goesOn(60)
      const text = copy % 2 ? 'ACHETEZ mes bocaux !!!' : 'achetez  mes bocaux'
      const body = new URLSearchParams({ name: `Promo ${copy}`, text }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await world.desk.app.request(page, { method: 'POST', body, headers })).status).toBe(303)
    }
    await says('Kamel B.', 'achetez mes bocaux ? non merci, les vôtres')
    await world.settled()
    const [first] = (await turns()).filter((turn) => /achetez/i.test(turn.text))
    const { copies, factsWithCopies } = await odile.ask(api.draftRemoval, {
      body: { messages: [first!.id], rule: rules[3]!.id },
    })
    expect(copies).toHaveLength(59)
    // Sixty people read it: nobody is told that somebody else wrote their words.
    expect(factsWithCopies).toMatch(/^60 messages, entre /)
    expect(factsWithCopies).not.toContain('Promo 0')
    await odile.ask(api.remove, {
      body: { messages: [first!.id, ...copies], rule: rules[3]!.id, facts: factsWithCopies },
    })
    world.clock.goesOn(11)
    await world.desk.tick()
    const reader = await everyone()
    expect(reader.texts().filter((text) => /achetez/i.test(text))).toEqual([
      'achetez mes bocaux ? non merci, les vôtres',
    ])
    const acts = await world.desk.database.within([odile.workspace], null, (db) =>
      db.selectFrom('moderation_act').select('id').where('took_effect_at', 'is not', null).execute(),
    )
    expect(acts).toHaveLength(2)
  })

  test('elsewhere than on a page of our own, removing is refused in words', async () => {
    const { rows } = await odile.ask(api.conversations)
    const message = (await turns()).find((turn) => turn.text)!.id
    await world.desk.database.within([odile.workspace], null, (db) =>
      db.updateTable('contact_point').set({ channel: 'feed' }).where('workspace_id', '=', odile.workspace).execute(),
    )
    const refused = await odile.call(api.remove, {
      params: { workspace: odile.workspace },
      body: { messages: [message], rule: rules[0]!.id, facts: 'parce que' },
    })
    expect(rows.length).toBe(1)
    expect(refused.problem.detail).toContain('«\u00a0La page des pots\u00a0», qui n’est pas la vôtre')
  })
})
