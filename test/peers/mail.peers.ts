import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnswerOf, api } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { wordsOf } from '../../channels/mail/header.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { fieldIn, letters } from './mail-letters.ts'
import { mailIsThere, openPostOffice, own, type PostOffice, password, people, until } from './mail-servers.ts'
import { witnessOf } from './witness.ts'

const missing = await mailIsThere()
const witness = witnessOf(catalogue().get('mail')!)
const [marie, paul] = people
const { letter, latest } = letters()
type Turn = AnswerOf<typeof api.turns>['turns'][number]

describe.skipIf(missing !== null)(`a real Dovecot and OpenSMTPD${missing ? ` (${missing})` : ''}`, () => {
  let post: PostOffice
  let world: World
  let odile: AtDesk
  let place: string
  const given = () => ({
    address: own,
    password,
    'imap-host': '127.0.0.1',
    'imap-port': `${post.ports.imap}`,
    'smtp-host': '127.0.0.1',
    'smtp-port': `${post.ports.smtp}`,
  })
  /** The same way in, with other words in the form; or for a place that is connected already. */
  const connects = (more: Record<string, string>, again?: string) =>
    odile.ask(api.connect, { body: { channel: 'mail', given: { ...given(), ...more }, ...(again && { again }) } })

  beforeAll(async () => {
    post = await openPostOffice()
    world = await openWorld({ channels: new Map(catalogue()).set('mail', witness.channel) })
    odile = await world.odile()
  })
  afterAll(async () => {
    await world?.close()
    await post?.close()
  })

  /** Everything on the desk, as it stands: nothing is asked to go and listen. */
  async function onDesk(): Promise<(Turn & { conversation: string })[]> {
    const { rows } = await odile.ask(api.conversations, { query: {} })
    const all = []
    for (const { id } of rows) {
      const { turns } = await odile.ask(api.turns, { params: { conversation: id }, query: {} })
      all.push(...turns.map((turn) => ({ ...turn, conversation: id })))
    }
    return all
  }
  const heard = (words: string) => until(async () => (await onDesk()).find(({ text }) => text.includes(words)))
  async function listens() {
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
  }
  async function answers(turn: Turn & { conversation: string }, text: string) {
    await odile.ask(api.reply, {
      params: { conversation: turn.conversation },
      body: { key: newId(), text, answers: [turn.id], audience: 'direct' },
    })
    world.clock.goesOn(11)
    await world.settled()
  }

  it('is connected with a password, and says in words at which field something is wrong', async () => {
    expect(await connects({ password: 'lune-verte' })).toMatchObject({
      kind: 'not-connected',
      why: 'wrong-credentials',
      field: 'password',
    })
    expect(await connects({ 'imap-port': '9' })).toMatchObject({ why: 'refused', field: 'imap-host' })
    expect(await connects({ 'smtp-port': '9' })).toMatchObject({ why: 'refused', field: 'smtp-host' })
    const came = await connects({})
    expect(came).toMatchObject({ kind: 'connected', place: { address: own } })
    if (came.kind === 'connected') place = came.place.id
    await world.settled()
  })

  it('brings a letter by itself, and our answer stands in their box and once in Sent', async () => {
    await post.posts([letter(marie, 'Non, je n’aime pas : trop sucrée.')])
    const turn = await heard('trop sucrée')
    expect(turn).toMatchObject({ name: 'Marie Prune', audience: 'direct', title: 'Compote trop sucrée' })
    await answers(turn, 'Merci. Qu’est-ce qui est trop sucré, la poire ?')
    const [arrived, ...more] = await until(async () => {
      const all = await post.box(marie)
      return all.length > 0 && all
    })
    expect(more).toEqual([])
    expect(fieldIn(arrived!, 'In-Reply-To')).toBe('<lettre-1@verger.example>')
    expect(fieldIn(arrived!, 'References')).toBe('<lettre-1@verger.example>')
    expect(wordsOf(fieldIn(arrived!, 'Subject')!)).toBe('Re: Compote trop sucrée')
    const sent = await post.box(own, 'Sent')
    expect(sent.map((one) => fieldIn(one, 'Message-ID'))).toEqual([fieldIn(arrived!, 'Message-ID')])
    expect(await post.box(own, 'Drafts')).toEqual([])
    await listens()
    const ours = (await onDesk()).filter(({ text }) => text.includes('la poire'))
    expect(ours).toMatchObject([{ ours: true, delivery: { state: 'sent', proof: 'seen' } }])
  })

  it('joins a second letter to its thread, and never one of somebody else under the same subject', async () => {
    const first = await heard('trop sucrée')
    const [ours] = await post.box(marie)
    const id = fieldIn(ours!, 'Message-ID')!
    const quoting = `Oui, surtout la poire.\r\n\r\nLe ven. 20 nov. 2026 à 12:00, Odile <${own}> a écrit :\r\n> Merci. Qu’est-ce`
    const threaded = { Subject: 'Re: Compote trop sucrée', 'In-Reply-To': id, References: id }
    await post.posts([letter(marie, quoting, threaded), letter(paul, 'Moi aussi.'), letter(paul, 'Et moi !', threaded)])
    const second = await heard('Oui, surtout la poire')
    expect(second.conversation).toBe(first.conversation)
    expect(second.text).toBe('Oui, surtout la poire.')
    const others = [await heard('Moi aussi.'), await heard('Et moi !')]
    for (const other of others) expect(other.conversation).not.toBe(first.conversation)
    await answers(second, 'Nous en parlons à l’atelier.')
    const answer = await until(async () => (await post.box(marie)).find((raw) => raw.includes('atelier')))
    expect(fieldIn(answer, 'In-Reply-To')).toBe('<lettre-2@verger.example>')
    expect(fieldIn(answer, 'References')).toBe(`${id} <lettre-2@verger.example>`)
  })

  it('sets aside what machines write, so that nobody answers them', async () => {
    await post.posts([
      letter(marie, 'Je suis absente jusqu’au 30.', { 'Auto-Submitted': 'auto-replied' }),
      letter(paul, 'Qui aime les compotes ?', { 'List-Id': '<jardins.listes.example>' }),
      letter(paul, 'Derrière les machines.'),
    ])
    await heard('Derrière les machines.')
    const texts = (await onDesk()).map(({ text }) => text).join()
    expect(texts).not.toMatch(/absente|Qui aime/)
  })

  it('keeps a letter that is filed, and lets one go that is thrown away', async () => {
    await post.posts([letter(marie, 'À classer.'), letter(marie, 'À jeter.'), letter(marie, 'À effacer.')])
    for (const words of ['À classer.', 'À jeter.', 'À effacer.']) await heard(words)
    await post.looks(own, async (box) => {
      await box.mailboxOpen('INBOX')
      const uid = async (id: number) =>
        String(await box.search({ header: { 'message-id': `<lettre-${id}@verger.example>` } }, { uid: true }))
      await box.messageMove(await uid(latest() - 2), 'Archives', { uid: true })
      await box.messageMove(await uid(latest() - 1), 'Trash', { uid: true })
      await box.messageDelete(await uid(latest()), { uid: true })
    })
    await until(async () => {
      await listens()
      return !(await onDesk()).some(({ text }) => text === 'À jeter.' || text === 'À effacer.')
    })
    const turns = await onDesk()
    expect(turns.some(({ text }) => text === 'À classer.')).toBe(true)
    expect(turns.filter(({ gone }) => gone)).toHaveLength(2)
  })

  it('says nothing twice, where the line breaks after the letter and nothing shows that it went', async () => {
    const relay = await post.breaksAfterLetter()
    expect(await connects({ 'smtp-port': `${relay.port}` }, place)).toMatchObject({ kind: 'connected' })
    await post.posts([letter(marie, 'Vous m’avez lue ?')])
    await answers(await heard('Vous m’avez lue ?'), 'Lue, et relue.')
    for (const wait of [100, 300, 1000, 4000]) {
      world.clock.goesOn(wait)
      await world.settled()
    }
    expect((await onDesk()).find(({ text }) => text === 'Lue, et relue.')).toMatchObject({
      delivery: { state: 'unknown' },
    })
    expect(relay.broken()).toBe(1)
    expect((await post.box(marie)).filter((raw) => raw.includes('relue'))).toHaveLength(1)
    expect(await post.box(own, 'Drafts')).toHaveLength(1)
    // Somebody files what was sent, as providers do: that settles it.
    const sent = (await post.box(marie)).find((raw) => raw.includes('relue'))!
    await post.looks(own, (box) => box.append('Sent', sent))
    world.clock.goesOn(20_000)
    await world.settled()
    expect((await onDesk()).find(({ text }) => text === 'Lue, et relue.')).toMatchObject({
      delivery: { state: 'sent', proof: 'seen' },
    })
    expect(await post.box(own, 'Drafts')).toEqual([])
    // Where nobody files it, one of us may have it said anew: as a letter of its own, and the draft of the first goes.
    await post.posts([letter(marie, 'Et celle-ci ?')])
    await answers(await heard('Et celle-ci ?'), 'Celle-ci aussi.')
    const ours = async () => (await onDesk()).find(({ text }) => text === 'Celle-ci aussi.')!
    expect(await ours()).toMatchObject({ delivery: { state: 'unknown' } })
    expect(await connects({}, place)).toMatchObject({ kind: 'connected' })
    await relay.close()
    await odile.ask(api.settle, { params: { message: (await ours()).id }, body: { as: 'again' } })
    world.clock.goesOn(11)
    await world.settled()
    expect(await ours()).toMatchObject({ delivery: { state: 'sent', proof: 'seen' } })
    expect((await post.box(marie)).filter((raw) => raw.includes('Celle-ci aussi'))).toHaveLength(2)
    expect(await post.box(own, 'Drafts')).toEqual([])
  })

  it('is not held up by twenty megabytes', async () => {
    const line = `${Buffer.alloc(57, 'x').toString('base64')}\r\n`
    const cut = (type: string) => `--coupe\r\nContent-Type: ${type}\r\n`
    const heavy = `${cut('text/plain; charset=utf-8')}\r\nVoici la photo.\r\n${cut('image/png; name="pot.png"')}Content-Disposition: attachment; filename="pot.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(370_000)}--coupe--`
    await post.posts([letter(marie, heavy, { 'Content-Type': 'multipart/mixed; boundary=coupe' })])
    await post.posts([letter(paul, 'Et la mienne, toute petite.')])
    // The servers need their time for it; what is held against the desk begins once both letters stand in the box.
    await until(async () => (await post.box(own)).some((raw) => raw.includes('toute petite')), 60_000)
    const since = Date.now()
    const small = await heard('toute petite')
    const big = await heard('Voici la photo.')
    expect(Date.now() - since).toBeLessThan(15_000)
    expect(small.conversation).not.toBe(big.conversation)
    expect(big.attachments).toMatchObject([{ type: 'image/png' }])
    expect(big.attachments[0]!.bytes).toBeGreaterThan(20_000_000)
  })

  it('brings two hundred that come at once, out of order and doubled, each exactly once', async () => {
    const burst = Array.from({ length: 200 }, (_, at) =>
      letter(marie, `rafale ${at}`, { Subject: `Rafale ${at}`, 'Message-ID': `<rafale-${at}@verger.example>` }),
    )
    const doubled = [...burst, ...burst].sort(() => Math.random() - 0.5)
    await post.posts(doubled)
    await until(async () => (await post.box(own)).filter((raw) => raw.includes('rafale')).length === 400, 90_000)
    await listens()
    await listens()
    const { rows } = await world.desk.database.within([odile.workspace as never], null, (db) =>
      sql<{ n: number }>`select count(*)::int as n from message where text like 'rafale %' group by text`.execute(db),
    )
    expect([rows.length, rows.reduce((sum, { n }) => sum + n, 0)]).toEqual([200, 200])
  }, 240_000)

  it('hears by itself again after the server was ended and started', async () => {
    await post.imapEnds()
    await new Promise((soon) => setTimeout(soon, 2_000))
    await post.imapStarts()
    await post.posts([letter(paul, 'Vous êtes encore là ?')])
    await until(async () => (await onDesk()).some(({ text }) => text.includes('encore là')), 60_000)
  })

  it('finds by night what was lost here, though listening knows it for heard', async () => {
    const health = () => odile.ask(api.health, { params: { place } })
    world.clock.goesOn(2 * 86_400)
    await world.settled()
    expect(await health()).toMatchObject({ compared: { count: expect.any(Number) }, losses: [] })
    const lose = sql`delete from message where workspace_id = ${odile.workspace} and text like '%encore là%'`
    await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) => lose.execute(db))
    await listens()
    expect((await onDesk()).some(({ text }) => text.includes('encore là'))).toBe(false)
    world.clock.goesOn(2 * 86_400)
    await world.settled()
    expect((await onDesk()).some(({ text }) => text.includes('encore là'))).toBe(true)
    expect((await health()).losses).toMatchObject([{ missing: 1, mendedAt: expect.any(String) }])
  })

  it('has shown all that is claimed of it', () => witness.saw('connects', 'listens', 'tallies', 'watches', 'says'))
})
