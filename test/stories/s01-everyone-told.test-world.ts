import { plant } from '#contact-point'
import { api, type DecisionPage, type TellingShown, type Turn } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { storedFrom } from '../../channels/mail/mime.test-world.ts'
import { openPost, own } from '../../channels/mail/post.test-world.ts'
import { account, openServer } from '../../channels/mastodon/server.test-world.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { openBlog } from '../blog.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld } from '../world.ts'

/** Where people say that it is too sweet: a blog that only listens, a page of our own, a mailbox, Mastodon, a forum. */
export async function openFivePlaces() {
  const memory = openMemory()
  const world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
  const odile = await world.odile()
  const blog = await openBlog(world.clock)
  blog.publishes({ slug: 'compote', title: 'Vous allez aimer notre compote', text: 'Plus ronde, plus lisse.' })
  const post = await openPost()
  const mastodon = await openServer()

  const settled = async (seconds = 3_600) => {
    world.clock.goesOn(seconds)
    await world.settled()
  }
  async function plantForum(at: AtDesk, address = 'forum'): Promise<string> {
    return await world.desk.database.within([at.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: at.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'Le forum',
        address,
        settings: {},
        by: 'test',
      }),
    )
  }
  async function plantBlog(): Promise<void> {
    const looked = await odile.ask(api.look, { body: { address: blog.postUrl('compote') } })
    if (looked.kind !== 'found') throw new Error('no blog')
    for (const { address, name, settings } of looked.candidates)
      await odile.ask(api.plant, { body: { channel: 'feed', address, name, settings: { ...settings, own: true } } })
  }
  async function plantPage(at: AtDesk, name = 'La page des pots'): Promise<string> {
    const { publicUrl } = await at.ask(api.plant, {
      body: { channel: 'page', name, opening: 'Vous mangiez lequel ?', language: 'fr' },
    })
    return publicUrl!
  }
  async function connectMastodon(): Promise<void> {
    const set = await odile.ask(api.setOut, { body: { channel: 'mastodon', given: { server: mastodon.url } } })
    if (set.kind !== 'set-out') throw new Error(set.why)
    await odile.ask(api.arrive, { body: { came: await mastodon.saysYes(set.goTo) } })
  }
  /** Our own status there, and who answers it. */
  function onMastodon(opening: string, answers: Readonly<Record<string, string>>): void {
    const ours = mastodon.says(opening, {
      account: { id: account, acct: 'compotes', display_name: 'Compotes', url: '' },
    })
    for (const [name, text] of Object.entries(answers))
      mastodon.mentions(`@compotes ${text}`, {
        in_reply_to_id: ours.id,
        account: { id: name, acct: `${name}@ailleurs.example`, display_name: name, url: `${mastodon.url}/@${name}` },
      })
  }
  const connectMail = () => odile.ask(api.connect, { body: { channel: 'mail', given: post.given } as never })

  async function onPage(page: string, name: string, text: string) {
    const someone = passerBy(world.desk.app, { 'accept-language': 'fr' })
    await someone.go(page)
    await someone.send('Publier', { name, text })
    world.clock.goesOn(60)
    return someone
  }
  const turns = async (at: AtDesk = odile): Promise<(Turn & { conversation: string })[]> => {
    const { rows } = await at.ask(api.conversations, { query: { workspace: at.workspace } })
    const all = await Promise.all(
      rows.map(async ({ id }) =>
        (await at.ask(api.turns, { params: { conversation: id } })).turns.map((turn) => ({
          ...turn,
          conversation: id,
        })),
      ),
    )
    return all.flat()
  }
  /** Keeps the words as a reason of the theme. */
  async function keeps(words: string, theme: string, at: AtDesk = odile): Promise<void> {
    const turn = (await turns(at)).find((one) => one.text.includes(words) && !one.ours)
    if (!turn) throw new Error(`nobody said « ${words} »`)
    const start = turn.text.indexOf(words)
    await at.ask(api.keepReason, {
      params: { message: turn.id },
      body: { revision: turn.revision, start, end: start + words.length, theme: { name: theme } },
    })
  }
  const themeOf = async (name: string, at: AtDesk = odile) =>
    (await at.ask(api.why, { query: {} })).themes.find((theme) => theme.name === name)!.id!
  const page = async (decision: string, at: AtDesk = odile): Promise<DecisionPage> =>
    at.ask(api.decision, { params: { decision } })
  const tellings = async (
    decision: string,
    state: 'draft' | 'by-hand' | 'approved' | 'left' | 'told' | 'failed' = 'draft',
  ): Promise<TellingShown[]> => (await odile.ask(api.tellings, { params: { decision }, query: { state } })).tellings
  const approves = async (decision: string, some: readonly TellingShown[] | null = null) =>
    odile.ask(api.approveTellings, {
      params: { decision },
      body: { number: (await page(decision)).decision.newsNumber, tellings: some?.map(({ id }) => id) ?? null },
    })
  return {
    ...world,
    memory,
    odile,
    blog,
    post,
    mastodon,
    settled,
    plantForum,
    plantBlog,
    plantPage,
    connectMail,
    connectMastodon,
    onMastodon,
    onPage,
    turns,
    keeps,
    themeOf,
    page,
    tellings,
    approves,
    /** As fast as the client lets it: what is approved leaves and is looked after. */
    async letLeave(most = 20): Promise<void> {
      for (let n = 0; n < most; n++) await settled(20)
    },
    async close() {
      await blog.close()
      await post.close()
      await mastodon.close()
      await world.close()
    },
  }
}

/** What a mail server says of a letter that it could not hand on. */
export const cameBack = (messageId: string) =>
  storedFrom(
    [
      'From: MAILER-DAEMON@verger.example',
      `To: ${own}`,
      'Message-ID: <revenue-1@verger.example>',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'User unknown.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Action: failed',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageId}`,
      '--b--',
      '',
    ].join('\r\n'),
  )
