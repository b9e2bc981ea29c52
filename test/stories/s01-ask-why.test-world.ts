import { plant } from '#contact-point'
import { type Asks, api, type Turn } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, atDesk, openWorld } from '../world.ts'

const forum = { nativeId: 'fil', title: 'La recette' }
export const who = (name: string) => ({ nativeId: name.toLowerCase(), name })
export const refusalOf = ({ status, problem }: { status: number; problem?: { code: string } }) => [
  status,
  problem?.code,
]

export type TwoForums = Awaited<ReturnType<typeof openTwoForums>>

/** The same person at the desks of two clients, each with a forum of the same name; the first has a page of its own. */
export async function openTwoForums() {
  const memory = openMemory()
  const world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
  const odile = await world.odile()
  const opened = await odile.call(api.openWorkspace, { body: { name: 'Besson Frères' } })
  const besson = atDesk(odile, opened.answer.id)
  for (const at of [odile, besson])
    await world.desk.database.within([at.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: at.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'Le forum',
        address: 'forum',
        settings: {},
        by: 'test',
      }),
    )
  const planted = await odile.ask(api.plant, {
    body: { channel: 'page', name: 'La page', opening: 'Qu’en dites-vous ?', language: 'fr' },
  })

  const turnsAt = async (at: AtDesk): Promise<(Turn & { conversation: string })[]> => {
    const { rows } = await at.ask(api.conversations)
    const all = await Promise.all(
      rows.map(async ({ id }) => {
        const { turns } = await at.ask(api.turns, { params: { conversation: id } })
        return turns.map((turn) => ({ ...turn, conversation: id }))
      }),
    )
    return all.flat()
  }
  const turnOf = async (text: string, at = odile) => (await turnsAt(at)).find((turn) => turn.text.includes(text))!
  const offered = async (text: string) => {
    const message = (await turnOf(text)).id
    return odile.call(api.offerQuestion, { params: { workspace: odile.workspace, message } })
  }
  const answers = async (text: string, words: string, asks?: Asks) => {
    const turn = await turnOf(text)
    return odile.call(api.reply, {
      params: { workspace: odile.workspace, conversation: turn.conversation },
      body: { text: words, answers: [turn.id], audience: turn.audience, key: newId(), ...(asks ? { asks } : {}) },
    })
  }
  const settled = async () => {
    world.clock.goesOn(600)
    await world.settled()
  }
  const hears = async (name: string, text: string, more: { answers?: string } = {}) => {
    const answered = more.answers ? await turnOf(more.answers) : null
    const ours = answered && memory.world.said().find((one) => one.text === answered.text)
    const native = ours && `said:${ours.key}`
    memory.world.hears({ text, thread: forum, by: who(name), language: 'fr', ...(native ? { answers: native } : {}) })
    await settled()
  }

  return { memory, world, odile, besson, page: planted.publicUrl!, turnsAt, turnOf, offered, answers, settled, hears }
}
