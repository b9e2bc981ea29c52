import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Turn } from '#contract'
import { type Id, newId } from '#kernel'
import { type Blog, openBlog } from '../blog.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const words = 'non, je n’aime pas : trop sucrée depuis mon opération du genou'
const corrected = 'non, trop sucrée depuis mon opération du genou, je l’ai dit au docteur'

describe('S10 — someone asks that what they said on a blog be erased', () => {
  let world: World
  let blog: Blog
  let odile: AtDesk
  let conversation: string
  let comment: number
  let message: Turn
  /** What Odile said to someone else. */
  let answer: string
  const turns = async (): Promise<Turn[]> => (await odile.ask(api.turns, { params: { conversation } })).turns
  const hers = async () => (await turns()).find((turn) => turn.name === 'Nolwenn')!
  const everyRow = async () => {
    const tables = [
      'raw_event',
      'message',
      'message_revision',
      'finding',
      'reason',
      'correction',
      'act',
      'conversation',
    ]
    return world.desk.database.within([odile.workspace as Id<'workspace'>], null, async (db) => {
      const rows = await Promise.all(
        [...tables, 'thread'].map((one) =>
          db
            .selectFrom(one as 'act')
            .selectAll()
            .execute(),
        ),
      )
      return JSON.stringify(rows, (_, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('utf8') : value,
      )
    })
  }
  const plantAll = async () => {
    const looked = await odile.ask(api.look, { body: { address: blog.postUrl('compote') } })
    if (looked.kind !== 'found') throw new Error('nothing heard there')
    for (const { address, name, settings } of looked.candidates)
      await odile.ask(api.plant, { body: { channel: 'feed', address, name, settings } })
    await world.settled()
  }
  const listenAgain = async () => {
    for (const place of await odile.ask(api.contactPoints))
      if (place.state !== 'closed') await odile.ask(api.listenNow, { params: { place: place.id } })
    await world.settled()
  }
  const erase = (id: string) => odile.call(api.eraseAtRequest, { params: { workspace: odile.workspace, message: id } })

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    blog = await openBlog(world.clock)
    blog.publishes({ slug: 'compote', title: 'Vous allez aimer', text: 'Plus lisse, plus ronde.' })
    comment = blog.hears({ by: 'Nolwenn', text: words, under: 'compote' })
    blog.hears({ by: 'Léone', text: 'pareil ici', under: 'compote', answers: comment })
    await plantAll()
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    message = await hers()
    const start = words.indexOf('trop sucrée')
    const span = { revision: 1, start, end: start + 11, theme: { name: 'Trop sucrée' } }
    await odile.ask(api.keepReason, { params: { message: message.id }, body: span })
    const leone = (await turns()).find((turn) => turn.name === 'Léone')!
    const body = { text: 'Merci. Odile', answers: [leone.id], audience: 'public' as const, key: newId(), byHand: {} }
    await odile.ask(api.reply, { params: { conversation }, body })
    answer = (await turns()).find((turn) => turn.ours && turn.text === body.text)!.id
    blog.corrects(comment, corrected)
    await listenAgain()
    expect(await hers()).toMatchObject({ text: corrected, revision: 2 })
    expect(await everyRow()).toContain('genou')
  })
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  test('her words leave the conversation, the search, the reasons and every table; a line stays for who answered', async () => {
    const before = await turns()
    expect((await erase(message.id)).status).toBe(200)
    const after = await turns()
    expect(after.map((turn) => turn.id)).toEqual(before.map((turn) => turn.id))
    expect(await hers()).toMatchObject({ gone: true, text: '', html: null, reasons: [], suggestions: [], awaits: null })
    expect(after.find((turn) => turn.name === 'Léone')!.answers?.id).toBe(message.id)
    expect((await odile.ask(api.search, { query: { words: 'genou' } })).found).toEqual([])
    const themes = await odile.ask(api.themes)
    expect(themes.map((theme) => theme.name)).toContain('Trop sucrée')
    expect(await everyRow()).not.toMatch(/genou|docteur/)
  })

  test('it does not come back by the next listening, corrected again, nor by the same blog planted anew', async () => {
    blog.corrects(comment, `${corrected} et deux fois`)
    await listenAgain()
    for (const place of await odile.ask(api.contactPoints))
      await odile.ask(api.withdraw, { params: { place: place.id } })
    await plantAll()
    expect((await odile.ask(api.search, { query: { words: 'pareil ici' } })).found.length).toBe(2)
    expect((await odile.ask(api.search, { query: { words: 'genou' } })).found).toEqual([])
    expect((await hers()).text).toBe('')
    expect(await everyRow()).not.toMatch(/genou|docteur/)
  })

  test('it is an act of the desk, without its words, that nobody can undo', async () => {
    const { user } = await odile.ask(api.whoAmI)
    const acts = await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
      db.selectFrom('act').selectAll().where('kind', '=', 'erase').execute(),
    )
    expect(acts).toMatchObject([{ by: user!.id, message_id: message.id, detail: {}, undone_at: null }])
    const undone = await odile.call(api.undo, { params: { workspace: odile.workspace, act: acts[0]!.id } })
    expect([undone.status, undone.problem.code]).toEqual([409, 'act.not-undoable'])
  })

  test('what is erased is erased once; our own words and what is not there are refused', async () => {
    expect((await erase(message.id)).problem.code).toBe('page.erased')
    expect((await erase(newId())).status).toBe(404)
    expect((await erase(answer)).problem.code).toBe('erasure.own-words')
  })
})
