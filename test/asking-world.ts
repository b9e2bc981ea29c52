import libqp from 'libqp'
import { type Ask, api } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../channels/catalogue.ts'
import { openPost, own, password } from '../channels/mail/post.test-world.ts'
import { type PasserBy, passerBy } from './passer-by.ts'
import { type AtDesk, openWorld } from './world.ts'

export const day = 86_400
export const question = 'La recette a-t-elle changé en janvier ?'
export const words = 'trop sucrée ! appelez-moi au 06 12 34 56 78, dit Bénédicte à @leo_m, benedicte@verger.example'
const french = { 'accept-language': 'fr' }

export type AskingWorld = Awaited<ReturnType<typeof openAskingWorld>>

/** A desk whose letters leave by a real SMTP server, where Bénédicte has spoken, and a department that can be asked. */
export async function openAskingWorld() {
  const post = await openPost()
  const url = `smtp://${encodeURIComponent(own)}:${password}@127.0.0.1:${post.given['smtp-port']}`
  const world = await openWorld({ channels: catalogue(), mail: { url, from: own } })
  const odile = await world.odile()
  // Whatever the hour of the test, it is a working one.
  await odile.ask(api.changeDiscretion, { body: { days: [1, 2, 3, 4, 5, 6, 7], opens: 0, closes: 24 } })

  async function hears(desk: AtDesk, name: string, text: string) {
    const body = { channel: 'page' as const, name: 'La page', opening: 'Dites-nous' }
    const { publicUrl } = await desk.ask(api.plant, { body })
    const someone = passerBy(world.desk.app, french)
    await someone.go(publicUrl!)
    await someone.send('Publier', { name, text })
    await world.settled()
    const { rows } = await desk.ask(api.conversations, { query: { workspace: desk.workspace } })
    const { turns } = await desk.ask(api.turns, { params: { conversation: rows[0]!.id } })
    return { conversation: rows[0]!.id, message: turns.find((turn) => !turn.ours)!.id, author: someone }
  }

  async function department(desk: AtDesk, name: string, address = 'solene@compotes.example') {
    const body = { name, referent: 'Solène', address, usualDays: 3 }
    return (await desk.ask(api.openDepartment, { body })).department
  }

  const { conversation, message, author } = await hears(odile, 'Bénédicte', words)
  const quality = await department(odile, 'Service qualité')
  const soon = (days: number) => new Date(world.clock().getTime() + days * day * 1000).toISOString()

  return {
    world,
    post,
    odile,
    conversation,
    message,
    /** Bénédicte, on the private page of her own. */
    author,
    quality,
    hears,
    department,
    soon,
    async asks(more: Partial<{ question: string; messages: string[]; dueAt: string }> = {}) {
      const body = { department: quality, question, messages: [message], dueAt: soon(3), key: newId(), ...more }
      const asked = await odile.ask(api.ask, { params: { conversation }, body })
      return { ...asked, id: body.key }
    },
    /** The letter leaves, and what it says is read as its reader does. */
    async letterLeaves() {
      const before = post.sent.length
      world.clock.goesOn(11)
      await world.settled()
      if (post.sent.length !== before + 1) throw new Error(`${post.sent.length - before} letters have left, not one`)
      return readLetter(post.sent.at(-1)!)
    },
    readLetter,
    async colleague(link: string): Promise<PasserBy> {
      const someone = passerBy(world.desk.app, french)
      await someone.go(link)
      return someone
    },
    async beside(id: string): Promise<Ask> {
      const { asks } = await odile.ask(api.asks, { params: { conversation } })
      const found = asks.find((ask) => ask.id === id)
      if (!found) throw new Error('the question is not beside its conversation')
      return found
    },
    async notes() {
      const { turns } = await odile.ask(api.turns, { params: { conversation } })
      return turns.filter((turn) => turn.audience === 'internal')
    },
    async awaits() {
      return (await odile.ask(api.conversation, { params: { conversation } })).awaiting > 0
    },
    replies: (text: string, quotes: string[] = []) =>
      odile.call(api.reply, {
        params: { workspace: odile.workspace, conversation },
        body: { text, answers: [message], audience: 'public', key: newId(), quotes },
      }),
    async close() {
      await world.close()
      await post.close()
    },
  }
}

/** What a letter says, as whoever gets it reads it. */
export function readLetter({ raw, to }: { raw: Buffer; to: string[] }) {
  const [header = '', ...rest] = raw.toString('latin1').split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const [, encoding] = /content-transfer-encoding: (\S+)/i.exec(header) ?? []
  const bytes =
    encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === '7bit' ? Buffer.from(body) : libqp.decode(body)
  const text = Buffer.from(bytes).toString('utf8').replace(/\r\n/g, '\n')
  const [link = ''] = /http:\S+\/(?:ask|approve)\/\S+/.exec(text) ?? []
  const [, id = ''] = /^message-id:\s*<([^>]+)>/im.exec(header) ?? []
  return { text, link, id, to, header: header.replace(/\r\n[ \t]+/g, ' ') }
}
