import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activitypub } from '../../channels/activitypub/index.ts'
import { type HeardWords, type Utterance } from '../../channels/channel.ts'
import { openDesk } from './activitypub-desk.ts'
import { openSnac, type Snac, snacIsThere, until } from './snac.ts'
import { witnessOf } from './witness.ts'

const missing = await snacIsThere()
const witness = witnessOf(activitypub)

describe.skipIf(missing !== null)(`an actor of ours and a real snac2${missing ? ` (${missing})` : ''}`, () => {
  let snac: Snac
  let us: Awaited<ReturnType<typeof openDesk>>
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    ...{ key, text, by: 'Odile', audience: 'public', answers: [], to: [] },
    thread: { nativeId: `${us.here}/said/${key}`, url: null, title: null },
    ...more,
  })
  const said = () => us.desk.heard.filter((one): one is HeardWords => one.kind === 'said')
  const heard = (text: string) =>
    until(async () => {
      await us.round()
      return said().find((words) => words.text.includes(text))
    })
  const mention = () => us.place.address
  beforeAll(async () => {
    snac = await openSnac()
    us = await openDesk(witness.channel)
  }, 60_000)
  afterAll(async () => {
    await snac?.close()
    await us?.close()
  })

  it('is found by name, followed, answered, answers back, and follows an edit', async () => {
    const found = await until(async () => {
      const query = `q=${encodeURIComponent(mention())}&resolve=true&type=accounts`
      return (await snac.alice('GET', `/api/v2/search?${query}`)).json.accounts?.[0]
    })
    expect(found.display_name).toContain('Confitures Lune')
    await snac.alice('POST', `/api/v1/accounts/${found.id}/follow`)
    await until(async () => {
      await us.round()
      return JSON.stringify(us.desk.cursor).includes(`${snac.url}/alice`)
    })

    await us.says(utterance('recette', 'Vous allez aimer notre nouvelle recette'))
    const seen = await until(async () => {
      await us.round()
      const { json } = await snac.alice('GET', '/api/v1/timelines/home')
      return json.find?.(({ uri }: { uri: string }) => uri === `${us.here}/said/recette`)
    })
    const status = `${mention()} Non, je n’aime pas : trop sucrée`
    const reply = await snac.alice('POST', '/api/v1/statuses', { status, in_reply_to_id: seen.id, language: 'fr' })
    const words = await heard('trop sucrée')
    expect(words).toMatchObject({ nativeId: reply.json.uri, answers: `${us.here}/said/recette`, ours: false })
    expect(words.thread.nativeId).toBe(`${us.here}/said/recette`)

    const answer = utterance('pourquoi', 'Pourquoi ?', {
      answers: [words.nativeId],
      to: [words.by],
      audience: words.audience,
    })
    expect(await us.says(answer)).toMatchObject({ kind: 'sent', proof: 'accepted' })
    const told = await until(async () => {
      const { json } = await snac.alice('GET', '/api/v1/notifications')
      return json.find?.(
        (one: { type: string; status?: { content: string } }) =>
          one.type === 'mention' && one.status?.content.includes('Pourquoi'),
      )
    })
    expect(told.status).toMatchObject({ uri: `${us.here}/said/pourquoi`, in_reply_to_id: reply.json.id })

    await snac.alice('PUT', `/api/v1/statuses/${reply.json.id}`, { status: `${mention()} Non, beaucoup trop sucrée` })
    expect((await heard('beaucoup trop')).nativeId).toBe(words.nativeId)
    expect([...us.desk.why, ...us.desk.declined]).toEqual([])
  }, 120_000)

  it('publishes to whoever follows, and hears what they answer in the thread that it begins', async () => {
    const piece = { title: null, warning: null, language: 'fr', media: [], audience: 'public' as const }
    const id = `${us.here}/said/matin`
    const published = await us.publishes({ ...piece, key: 'matin', text: 'Vous le mangez quand, le pot du matin ?' })
    expect(published).toMatchObject({ kind: 'sent', nativeId: id, thread: { nativeId: id } })
    const seen = await until(async () => {
      await us.round()
      const { json } = await snac.alice('GET', '/api/v1/timelines/home')
      return json.find?.(({ uri }: { uri: string }) => uri === id)
    })
    expect(seen.content).toContain('le pot du matin')
    const status = { status: `${mention()} debout, dans la cuisine`, in_reply_to_id: seen.id, visibility: 'public' }
    await snac.alice('POST', '/api/v1/statuses', status)
    expect(await heard('dans la cuisine')).toMatchObject({ answers: id, thread: { nativeId: id } })
  }, 60_000)

  it('puts to the choice, takes a vote, and tells whoever follows how often each was chosen', async () => {
    const piece = { title: null, warning: null, language: 'fr', media: [], audience: 'public' as const }
    const asking = { text: 'Laquelle revient en mars, et pourquoi ?', choices: ['Pomme', 'Pomme-coing'], openDays: 3 }
    const id = `${us.here}/said/mars`
    expect(await us.publishes({ ...piece, ...asking, key: 'mars' })).toMatchObject({ kind: 'sent', nativeId: id })
    const shown = async () => {
      const { json } = await snac.alice('GET', '/api/v1/timelines/home')
      return json.find?.(({ uri }: { uri: string }) => uri === id)
    }
    const seen = await until(async () => {
      await us.round()
      return shown()
    })
    expect(seen.poll.options.map(({ title }: { title: string }) => title)).toEqual(asking.choices)
    await snac.alice('POST', `/api/v1/polls/${seen.poll.id}/votes`, { choices: ['1'] })
    const vote = await until(async () => {
      await us.round()
      return us.desk.heard.find(({ kind }) => kind === 'voted')
    })
    expect(vote).toMatchObject({ about: id, choice: 'Pomme-coing' })
    expect(vote.nativeId).not.toContain('alice')
    us.goesOn(4 * 60)
    const counted = await until(async () => {
      await us.round()
      const now = await shown()
      return now.poll.votes_count > 0 && now
    })
    expect(counted.poll.options.map(({ votes_count }: { votes_count: number }) => votes_count)).toEqual([0, 1])
    expect(us.desk.heard.some((one) => one.kind === 'said' && one.answers === id)).toBe(false)
    expect([...us.desk.why, ...us.desk.declined]).toEqual([])
  }, 60_000)

  it('sends two hundred answers at once, and each is heard exactly once', async () => {
    await us.says(utterance('pot', 'Et le nouveau pot ?'))
    const seen = await until(async () => {
      await us.round()
      const { json } = await snac.alice('GET', '/api/v1/timelines/home')
      return json.find?.(({ uri }: { uri: string }) => uri === `${us.here}/said/pot`)
    })
    // In answer to us: over plain http snac finds nobody by their name alone, and a word to nobody goes nowhere.
    for (let n = 0; n < 200; n++) {
      const status = { status: `${mention()} voix ${n}.`, in_reply_to_id: seen.id, visibility: 'public' }
      expect((await snac.alice('POST', '/api/v1/statuses', status)).status).toBe(200)
    }
    const voices = () => said().filter(({ answers }) => answers === `${us.here}/said/pot`)
    await until(async () => {
      await us.round()
      return voices().length >= 200
    }, 60_000)
    // What was sent is sent again, backwards, as after a silence.
    us.desk.knocks.push(...us.desk.all.slice(-100).reverse())
    await us.round()
    expect(voices()).toHaveLength(200)
    expect(new Set(voices().map(({ nativeId }) => nativeId)).size).toBe(200)
    expect([...us.desk.why, ...us.desk.declined]).toEqual([])
  }, 180_000)

  it('has shown all that is claimed of it', () =>
    witness.saw('connects', 'listens', 'takesIn', 'shows', 'says', 'publishes'))
})
