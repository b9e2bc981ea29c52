import { expect, it } from 'vitest'
import { type Knock, type Listened, type Said } from '#channel'
import { type Json } from '#kernel'
import { type Harness, heardAfter, listen, type PlaceFault, wordsOf } from './harness.contract.ts'

const day = 86_400_000

/** What platforms do to those who are signed in there: a plain alarm each time, nothing lost, nothing said twice. */
export function hardTimesHold(at: () => Harness): void {
  const when = (fault: PlaceFault, name: string, test: () => Promise<void>) =>
    it(name, async ({ skip }) => {
      if (!at().channel.listens || !at().faults.includes(fault)) return skip('this place cannot have that fault')
      await test()
    })
  const says = (key: string, text = 'merci') =>
    at().channel.says?.say(at().place, at().utterance!(key, text), at().means)
  const now = () => at().means.clock().getTime()

  it('says which right was taken away, stays quiet meanwhile, and loses nothing by it', async ({ skip }) => {
    if (!at().rights) return skip('no right is given there')
    let { cursor } = await heardAfter(at(), ['avant'])
    for (const right of at().rights!) {
      at().withdraws!(right)
      const { nativeId } = await at().hears(`sans ${right}`)
      const without = await listen(at(), cursor)
      // Either it is heard all the same, or it is said that it is not.
      if (!isAlarm(without.last)) expect([...wordsOf(at(), without.events).keys()], right).toContain(nativeId)
      cursor = without.cursor
      const said = await says(`sans-${right}`, `merci sans ${right}`)
      if (said) expect(['sent', 'refused', 'later', 'unknown'], right).toContain(said.kind)
      // What is not told as heard is owed until the right is back.
      at().withdraws!(null)
      const { events } = await listenTwice(at(), cursor)
      const all = wordsOf(at(), [...without.events, ...events.all])
      expect([...all.keys()], right).toContain(nativeId)
      expect(await standingOf(at(), `merci sans ${right}`)).toBe(said?.kind === 'sent' ? 1 : 0)
      cursor = events.cursor
    }
  })

  when('asked-to-wait', 'waits for as long as it was asked to', async () => {
    const first = await heardAfter(at(), ['un'])
    at().breaks('asked-to-wait')
    for (const answer of [(await listen(at(), first.cursor)).last, await says('attente')]) {
      if (!answer) continue
      expect(answer.kind).toBe('later')
      // Time goes on while one asks.
      expect(waitOf(answer, now())).toBeGreaterThan(20_000)
      expect(waitOf(answer, now())).toBeLessThanOrEqual(90_000)
    }
    await losesNothing(at(), first.cursor)
  })

  when('asked-to-wait-untold', 'waits for a while where nobody says how long', async () => {
    const first = await heardAfter(at(), ['un'])
    at().breaks('asked-to-wait-untold')
    for (const answer of [(await listen(at(), first.cursor)).last, await says('attente')]) {
      if (!answer) continue
      expect(answer.kind).toBe('later')
      expect(waitOf(answer, now())).toBeGreaterThan(20_000)
      expect(waitOf(answer, now())).toBeLessThanOrEqual(day)
    }
    await losesNothing(at(), first.cursor)
  })

  when(
    'server-error-after-success',
    'does not say again what stands there, though the server said it broke',
    async () => {
      if (!at().channel.says) return
      at().breaks('server-error-after-success')
      const said = await says('cassé')
      expect(['unknown', 'sent']).toContain(said!.kind)
      at().mends()
      const back = await at().channel.says!.readBack(at().place, at().utterance!('cassé', 'merci'), at().means)
      expect(back.kind).toBe('sent')
      await says('cassé')
      expect(await standingOf(at(), 'merci')).toBe(1)
    },
  )

  when('too-heavy', 'reads no answer that is heavier than a place sends, and loses nothing by it', async () => {
    const first = await heardAfter(at(), ['un'])
    at().breaks('too-heavy')
    expect((await listen(at(), first.cursor)).last).toMatchObject({ kind: 'trouble', why: 'too-large' })
    const said = await says('lourd')
    if (said) expect(['unknown', 'later']).toContain(said.kind)
    await losesNothing(at(), first.cursor)
    if (!said) return
    at().mends()
    expect((await says('lourd'))!.kind).toBe('sent')
    expect(await standingOf(at(), 'merci')).toBe(1)
  })

  when('unknown-fields', 'hears the same where answers hold what nobody has described', async () => {
    const first = await heardAfter(at(), ['un'])
    at().breaks('unknown-fields')
    const more = await heardAfter(at(), ['deux'], first.cursor)
    expect(more.last.kind).toBe('heard')
    expect([...wordsOf(at(), more.events).values()].map(({ text }) => text)).toEqual(['deux'])
    expect((await says('inconnu'))?.kind ?? 'sent').toBe('sent')
  })

  it('keeps what it does not know to the letter, with what it calls itself', async ({ skip }) => {
    if (!at().bringsUnknown) return skip('nothing is brought to its app')
    const { channel, means, place } = at()
    const sorted = channel.hooks!.sort(at().bringsUnknown!('mots d’un genre à venir'), means.app!)
    if (sorted.kind !== 'keep') return expect(sorted.kind).toBe('keep')
    const parts: Knock[] = sorted.parts.map(({ body }) => ({ ...at().bringsUnknown!(''), body }))
    const listened = await channel.listens!.listen(place, null, { ...means, knocks: parts })
    if (listened.kind !== 'heard') return expect(listened.kind).toBe('heard')
    const [kept] = listened.events.filter(({ body }) => Buffer.from(body).includes('mots d’un genre à venir'))
    const read = channel.read(kept!, place)
    expect(read).toMatchObject({ kind: 'not-understood', why: expect.stringMatching(/./) })
  })

  it('takes nothing in that is heavier than a platform sends', async ({ skip }) => {
    const { channel, means } = at()
    if (!channel.hooks) return skip('nothing is brought to its app')
    await at().hears('non')
    const heavy = { ...at().hooked!()[0]!, body: new Uint8Array(64 * 1024 * 1024) }
    expect(channel.hooks.sort(heavy, means.app!).kind).toBe('decline')
  })

  when('sold', 'tells that it opens no more, neither as silence nor as its end, and goes on once it does', async () => {
    const first = await heardAfter(at(), ['un'])
    at().breaks('sold')
    const { last } = await listen(at(), first.cursor)
    expect(isAlarm(last), JSON.stringify(last)).toBe(true)
    const said = await says('vendu')
    if (said) expect(['refused', 'later', 'gone']).toContain(said.kind)
    await losesNothing(at(), first.cursor)
    if (said) expect(await standingOf(at(), 'merci')).toBe(0)
  })

  for (const [name, skew] of [
    ['ahead', 36 * 3_600_000],
    ['behind', -36 * 3_600_000],
  ] as const)
    it(`hears each word once where our clock is a day and a half ${name}`, async ({ skip }) => {
      if (!at().channel.manifest.app || !at().channel.listens) return skip('no platform')
      const { means } = at()
      const skewed = { ...at(), means: { ...means, clock: () => new Date(means.clock().getTime() + skew) } }
      const texts = (events: Parameters<typeof wordsOf>[1]) =>
        [...wordsOf(skewed, events).values()].map(({ text }) => text)
      const first = await heardAfter(skewed, ['un'])
      expect(texts(first.events)).toEqual(['un'])
      const quiet = await listen(skewed, first.cursor)
      expect(quiet.events).toEqual([])
      const more = await heardAfter(skewed, ['deux'], quiet.cursor)
      expect(texts(more.events)).toEqual(['deux'])
      if (!at().faults.includes('too-many-requests')) return
      at().breaks('too-many-requests')
      const held = (await listen(skewed, more.cursor)).last
      if (held.kind === 'later') expect(held.at.getTime()).toBeGreaterThan(skewed.means.clock().getTime())
      else expect(held.kind).toBe('later')
    })
}

/** Told on the contact point, with what to do; never an end, which only the place's own word is. */
function isAlarm(last: Listened): boolean {
  if (last.kind === 'heard') return last.partly !== undefined
  return last.kind === 'trouble' || last.kind === 'needs-reconnection'
}

function waitOf(answer: Listened | Said, now: number): number {
  return answer.kind === 'later' ? answer.at.getTime() - now : -1
}

async function standingOf(at: Harness, text: string): Promise<number> {
  return ((await at.standing?.()) ?? []).filter((one) => one === text).length
}

/** A place with many things to look at may take a round more. */
async function listenTwice(at: Harness, from: Json) {
  const first = await listen(at, from)
  const second = await listen(at, first.cursor)
  return { events: { all: [...first.events, ...second.events], cursor: second.cursor } }
}

async function losesNothing(at: Harness, cursor: Json): Promise<void> {
  await at.hears('pendant ce temps')
  at.mends()
  const after = await listen(at, cursor)
  expect([...wordsOf(at, after.events).values()].map((words) => words.text)).toEqual(['pendant ce temps'])
}
