import { expect, it } from 'vitest'
import { type Harness, listen, type PlaceFault, wordsOf } from './harness.contract.ts'

export function sayingHolds(at: () => Harness): void {
  const said = async (key: string, text: string) => {
    const { channel, place, means, utterance } = at()
    return await channel.says!.say(place, utterance!(key, text), means)
  }
  const readBack = async (key: string, text: string) => {
    const { channel, place, means, utterance } = at()
    return await channel.says!.readBack(place, utterance!(key, text), means)
  }
  const whenSaying = (name: string, fault: PlaceFault | null, test: () => Promise<void>) =>
    it(name, async ({ skip }) => {
      if (!at().channel.says) return skip('says nothing')
      if (fault && !at().faults.includes(fault)) return skip('this place cannot have that fault')
      if (fault) at().breaks(fault)
      await test()
    })

  whenSaying('says once, whatever the key is said again', null, async () => {
    expect(await readBack('k1', 'merci')).toEqual({ kind: 'not-there' })
    const first = await said('k1', 'merci')
    expect(first).toMatchObject({ kind: 'sent' })
    expect(await said('k1', 'merci')).toEqual(first)
    // Looking may prove more than telling did.
    expect(await readBack('k1', 'merci')).toEqual({ ...first, proof: expect.any(String) })
    expect(await at().standing!()).toEqual(['merci'])
  })

  whenSaying('settles an unknown outcome by reading back', 'timed-out-after-success', async () => {
    expect(await said('k2', 'merci')).toEqual({ kind: 'unknown' })
    at().mends()
    expect(await readBack('k2', 'merci')).toMatchObject({ kind: 'sent', proof: 'seen' })
    await said('k2', 'merci')
    expect(await at().standing!()).toEqual(['merci'])
  })

  whenSaying('says nothing while asked to wait', 'too-many-requests', async () => {
    expect((await said('k3', 'merci')).kind).toBe('later')
    at().mends()
    expect(await readBack('k3', 'merci')).toEqual({ kind: 'not-there' })
  })

  whenSaying('does not take a broken server for success', 'server-error', async () => {
    expect(['unknown', 'later', 'refused']).toContain((await said('k4', 'merci')).kind)
    at().mends()
    expect(await readBack('k4', 'merci')).toEqual({ kind: 'not-there' })
  })

  whenSaying('says to one person alone, or refuses to', null, async () => {
    const { channel, place, means, utterance } = at()
    const alone = { ...utterance!('k6', 'entre nous'), audience: 'direct' as const }
    const { kind } = await channel.says!.say(place, alone, means)
    expect(kind).toBe(channel.manifest.answersPrivately ? 'sent' : 'refused')
  })

  whenSaying('brings its own words back as ours', null, async () => {
    const sent = await said('k5', 'merci')
    if (!at().channel.listens || sent.kind !== 'sent') return
    const { events } = await listen(at(), null)
    const own = wordsOf(at(), events).get(sent.nativeId)
    if (own) expect(own.ours).toBe(true)
  })
}
