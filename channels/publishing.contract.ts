import { expect, it } from 'vitest'
import { chosenIn, type Harness, listen, type PlaceFault, wordsOf } from './harness.contract.ts'

type Skip = (why: string) => never

export function publishingHolds(at: () => Harness): void {
  const publish = async (key: string, text: string) => {
    const { channel, place, means, piece } = at()
    return await channel.publishes!.publish(place, piece!(key, text), means)
  }
  const there = async (key: string, text: string) => {
    const { channel, place, means, piece } = at()
    return await channel.publishes!.pieceThere(place, piece!(key, text), means)
  }
  const whenPublishing = (name: string, fault: PlaceFault | null, test: (skip: Skip) => Promise<void>) =>
    it(name, async ({ skip }) => {
      if (!at().channel.publishes) return skip('publishes nothing')
      if (fault && !at().faults.includes(fault)) return skip('this place cannot have that fault')
      if (fault) at().breaks(fault)
      await test(skip)
    })
  const text = 'Vous le mangez quand, le pot du matin ?'

  whenPublishing('begins a thread once, whatever the key is published again', null, async () => {
    expect(await there('p1', text)).toEqual({ kind: 'not-there' })
    const first = await publish('p1', text)
    expect(first).toMatchObject({ kind: 'sent', thread: { nativeId: expect.any(String) } })
    expect(await publish('p1', text)).toEqual(first)
    expect(await there('p1', text)).toEqual({ ...first, proof: expect.any(String) })
    expect(await at().standing!()).toHaveLength(1)
  })

  whenPublishing('settles an unknown outcome by looking', 'timed-out-after-success', async () => {
    expect(await publish('p2', text)).toEqual({ kind: 'unknown' })
    at().mends()
    expect(await there('p2', text)).toMatchObject({ kind: 'sent', proof: 'seen' })
    await publish('p2', text)
    expect(await at().standing!()).toHaveLength(1)
  })

  whenPublishing('publishes nothing while asked to wait', 'too-many-requests', async () => {
    expect((await publish('p3', text)).kind).toBe('later')
    at().mends()
    expect(await there('p3', text)).toEqual({ kind: 'not-there' })
  })

  whenPublishing('does not take a broken server for success', 'server-error', async () => {
    expect(['unknown', 'later', 'refused']).toContain((await publish('p4', text)).kind)
    at().mends()
    expect(await there('p4', text)).toEqual({ kind: 'not-there' })
  })

  whenPublishing(
    'does not publish again what stands there, though the server said it broke',
    'server-error-after-success',
    async () => {
      expect(['unknown', 'sent']).toContain((await publish('p10', text)).kind)
      at().mends()
      expect(await there('p10', text)).toMatchObject({ kind: 'sent', proof: 'seen' })
      await publish('p10', text)
      expect(await at().standing!()).toHaveLength(1)
    },
  )

  for (const fault of ['asked-to-wait', 'asked-to-wait-untold'] as const)
    whenPublishing(`${fault}: publishes nothing, and says until when`, fault, async () => {
      const now = at().means.clock().getTime()
      const held = await publish('p11', text)
      if (held.kind !== 'later') return expect(held.kind).toBe('later')
      expect(held.at.getTime()).toBeGreaterThan(now + 20_000)
      expect(held.at.getTime()).toBeLessThanOrEqual(at().means.clock().getTime() + 86_400_000)
      at().mends()
      expect(await there('p11', text)).toEqual({ kind: 'not-there' })
      expect(await at().standing!()).toEqual([])
    })

  whenPublishing(
    'publishes nothing at a place that is somebody else’s, and does once it opens again',
    'sold',
    async () => {
      expect(['refused', 'later', 'gone']).toContain((await publish('p12', text)).kind)
      at().mends()
      expect(await at().standing!()).toEqual([])
      expect(await publish('p12', text)).toMatchObject({ kind: 'sent' })
      expect(await at().standing!()).toHaveLength(1)
    },
  )

  whenPublishing('publishes where answers hold what nobody has described', 'unknown-fields', async () => {
    expect(await publish('p13', text)).toMatchObject({ kind: 'sent' })
    expect(await there('p13', text)).toMatchObject({ kind: 'sent' })
    expect(await at().standing!()).toHaveLength(1)
  })

  whenPublishing('refuses what is longer than the place takes, and publishes none of it', null, async (skip) => {
    const { channel, place } = at()
    const { longest } = channel.publishes!.limits(place)
    if (longest === null) return skip('this place takes words of any length')
    const long = 'a '.repeat(longest).trim()
    expect(channel.publishes!.measure(long)).toBeGreaterThan(longest)
    expect(await publish('p5', long)).toMatchObject({ kind: 'refused', why: 'too-long' })
    expect(await at().standing!()).toEqual([])
  })

  whenPublishing('lets readers choose among as many as it says, and refuses one more', null, async (skip) => {
    const { channel, place, means, piece, choosable } = at()
    const { poll } = channel.publishes!.limits(place)
    if (!poll) return skip('what one may choose stands in the words here')
    const some = (many: number) => Array.from({ length: many }, (_, nth) => `choix ${nth + 1}`)
    const asking = (key: string, choices: readonly string[]) =>
      channel.publishes!.publish(place, { ...piece!(key, text), choices }, means)
    expect(await asking('p9', some(poll.most + 1))).toMatchObject({ kind: 'refused' })
    expect(await asking('p9', [...some(1), 'x'.repeat(poll.longest + 1)])).toMatchObject({ kind: 'refused' })
    expect([await at().standing!(), await choosable!()]).toEqual([[], []])
    expect(await asking('p9', some(poll.most))).toMatchObject({ kind: 'sent' })
    expect(await choosable!()).toEqual(some(poll.most))
  })

  whenPublishing('refuses what its form does not take beside choices, and publishes none of it', null, async (skip) => {
    const { channel, place, means, piece } = at()
    const { poll } = channel.publishes!.limits(place)
    if (!poll) return skip('what one may choose stands in the words here')
    const asking = { ...piece!('p14', text), choices: ['choix 1', 'choix 2'] }
    const image = { name: 'pot.png', type: 'image/png', bytes: new Uint8Array(4), alt: 'Un pot' }
    const wrong = [
      ...(poll.days ? [poll.days.fewest - 1, poll.days.most + 1].map((openDays) => ({ ...asking, openDays })) : []),
      ...(poll.withMedia ? [] : [{ ...asking, media: [image] }]),
    ]
    for (const one of wrong)
      expect(await channel.publishes!.publish(place, one, means)).toMatchObject({ kind: 'refused' })
    expect(await at().standing!()).toEqual([])
  })

  whenPublishing('puts to the choice once, and brings how often each was chosen without a word', null, async (skip) => {
    const { channel, place, means, piece, votes } = at()
    const { poll } = channel.publishes!.limits(place)
    if (!poll || !votes || !channel.listens) return skip('one chooses by words alone here')
    const choices = ['Pomme', 'Pomme-coing']
    const asking = { ...piece!('p15', text), choices, ...(poll.days && { openDays: poll.days.fewest }) }
    const sent = await channel.publishes!.publish(place, asking, means)
    if (sent.kind !== 'sent') return expect(sent).toMatchObject({ kind: 'sent' })
    expect(await channel.publishes!.publish(place, asking, means)).toEqual(sent)
    expect(await channel.publishes!.pieceThere(place, asking, means)).toMatchObject({ nativeId: sent.nativeId })
    expect(await at().standing!()).toHaveLength(1)
    const { events, cursor } = await listen(at(), null)
    await votes(sent.nativeId, 1)
    const chosen = chosenIn(at(), [...events, ...(await listen(at(), cursor)).events], sent.nativeId)
    expect({ Pomme: 0, ...Object.fromEntries(chosen) }).toEqual({ Pomme: 0, 'Pomme-coing': 1 })
  })

  whenPublishing('brings its own piece back as ours, in the thread it began', null, async (skip) => {
    const sent = await publish('p6', text)
    if (sent.kind !== 'sent') return expect(sent.kind).toBe('sent')
    if (!at().channel.listens) return skip('nobody asks this place')
    const { events } = await listen(at(), null)
    const own = wordsOf(at(), events).get(sent.nativeId)
    if (!own) return skip('its own pieces are not told by this place')
    expect(own.ours).toBe(true)
    expect(own.thread.nativeId).toBe(sent.thread.nativeId)
  })

  whenPublishing('hears an answer below it in the thread that it told', null, async (skip) => {
    const { channel, place, means, utterance } = at()
    const sent = await publish('p7', text)
    if (sent.kind !== 'sent') return expect(sent.kind).toBe('sent')
    if (!channel.says) return skip('says nothing')
    const word = { ...utterance!('p8', 'et au goûter ?'), thread: sent.thread, answers: [sent.nativeId], to: [] }
    expect(await channel.says.say(place, word, means)).toMatchObject({ kind: 'sent' })
  })
}
