import { sql } from 'kysely'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type Blog, openBlog } from '../blog.ts'
import { type KillableDesk, openKillableDesk, soon, until } from './killable-desk.ts'

const kills = 6
const spoken = 60

let desk: KillableDesk
let blog: Blog
beforeAll(async () => {
  blog = await openBlog(() => new Date())
  blog.publishes({ slug: 'nouvelle-recette', title: 'Vous allez aimer', text: 'La nouvelle recette est là.' })
  desk = await openKillableDesk()
})
afterAll(async () => {
  await desk.close()
  await blog.close()
})

test('killed again and again while it hears, the desk loses nothing that it thanked for, and hears nothing twice', async () => {
  const { odile, workspace } = desk
  const plants = async (body: object) => (await odile.call(api.plant, { params: { workspace }, body })).answer
  const page = new URL((await plants({ channel: 'page', name: 'La page', opening: 'Dites-nous' })).publicUrl!).pathname
  const comments = `${blog.url}/comments/feed/`
  await plants({ channel: 'feed', name: 'Le blog', address: comments, settings: {} })

  const thanked: string[] = []
  const speaks = async (n: number) => {
    const text = `trop sucrée, voix ${n}`
    const once = newId()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    // Everyone speaks from an address of their own: one alone may not say so much.
    const dispatcher = new Agent({ localAddress: `127.0.0.${n + 2}` })
    // Cut off before being thanked, one sends the same form again.
    for (const end = Date.now() + 60_000; Date.now() < end; await soon(40)) {
      const body = new URLSearchParams({ name: `Voix ${n}`, text, once })
      const answer = await request(`${desk.address()}${page}`, {
        method: 'POST',
        body: body.toString(),
        headers,
        dispatcher,
      }).catch(() => null)
      await answer?.body.dump().catch(() => {})
      if (answer && answer.statusCode < 400) return void thanked.push(text)
      if (answer && answer.statusCode !== 429 && answer.statusCode < 500)
        throw new Error(`declined with ${answer.statusCode}`)
    }
    throw new Error('never thanked')
  }
  const commented: string[] = []
  let going = true
  const speaking = (async () => {
    for (let n = 0; n < spoken; n++) await speaks(n)
  })()
  const commenting = (async () => {
    for (let n = 0; going; n++) {
      const text = `pas assez de fruits, commentaire ${n}`
      blog.hears({ by: `Voisine ${n}`, text, under: 'nouvelle-recette' })
      commented.push(text)
      await soon(100)
    }
  })()
  for (let kill = 0; kill < kills; kill++) {
    await soon(900 + 170 * kill)
    await comeBackNow()
    await soon(150 + 90 * kill)
    await desk.killed()
    await desk.startsAgain()
  }
  await speaking
  going = false
  await commenting

  await until(async () => {
    await comeBackNow()
    const heard = await everythingHeard()
    return [...thanked, ...commented].every((text) => heard.includes(text))
  })
  const heard = await everythingHeard()
  expect(heard.filter((text, at) => heard.indexOf(text) !== at)).toEqual([])
  expect(new Set(heard)).toEqual(new Set([...thanked, ...commented]))
  expect(await setAside()).toBe(0)
  expect(desk.complaints()).toEqual([])
}, 300_000)

/** The blog is due. */
const comeBackNow = () =>
  desk.database.within([desk.workspace], null, (db) =>
    sql`update contact_point set next_at = now() - interval '1 second'
      where workspace_id = ${desk.workspace} and channel = 'feed'`.execute(db),
  )

async function everythingHeard(): Promise<string[]> {
  const { rows } = await desk.database.within([desk.workspace], null, (db) =>
    sql<{ text: string }>`select text from message where workspace_id = ${desk.workspace} and not ours`.execute(db),
  )
  return rows.map((row) => row.text)
}

async function setAside(): Promise<number> {
  const { rows } = await desk.database.within([desk.workspace], null, (db) =>
    sql<{ many: number }>`select count(*)::int as many from raw_event
      where workspace_id = ${desk.workspace} and set_aside_at is not null`.execute(db),
  )
  return rows[0]!.many
}
