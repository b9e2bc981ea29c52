import { expect, it } from 'vitest'
import { type Nod, type Nodded } from '#channel'
import { type Harness, heardAfter, type PlaceFault, wordsOf } from './harness.contract.ts'

/** A like given to what somebody has just said there, before anything breaks. */
async function nodAt(at: Harness): Promise<Nod> {
  const heard = await heardAfter(at, ['à la poire aussi ?'])
  const [words] = wordsOf(at, heard.events).values()
  return { key: 'n1', about: words!.nativeId, to: words!.by, at: at.means.clock(), nativeId: null }
}

export function noddingHolds(at: () => Harness): void {
  const give = async (nod: Nod) => await at().channel.nods!.nod(at().place, nod, at().means)
  const takeBack = async (nod: Nod) => await at().channel.nods!.takeBack(at().place, nod, at().means)
  const named = (nod: Nod, given: Nodded): Nod => (given.kind === 'sent' ? { ...nod, nativeId: given.nativeId } : nod)
  const whenNodding = (name: string, fault: PlaceFault | null, test: (nod: Nod) => Promise<void>) =>
    it(name, async ({ skip }) => {
      if (!at().channel.nods) return skip('likes nothing')
      if (fault && !at().faults.includes(fault)) return skip('this place cannot have that fault')
      const nod = await nodAt(at())
      expect(at().channel.nods!.may?.(nod.about) ?? true).toBe(true)
      if (fault) at().breaks(fault)
      await test(nod)
    })

  whenNodding('likes once, however often it is asked to, and takes it back as often', null, async (nod) => {
    const first = await give(nod)
    expect(first).toMatchObject({ kind: 'sent' })
    expect(await give(nod)).toEqual(first)
    expect(at().liked!()).toEqual([nod.about])
    for (const _ of ['once', 'again']) expect((await takeBack(named(nod, first))).kind).toBe('sent')
    expect(at().liked!()).toEqual([])
    expect((await give({ ...nod, key: 'n2' })).kind).toBe('sent')
    expect(at().liked!()).toEqual([nod.about])
  })

  whenNodding('takes back what it was never told the name of', null, async (nod) => {
    expect((await give(nod)).kind).toBe('sent')
    expect((await takeBack(nod)).kind).toBe('sent')
    expect(at().liked!()).toEqual([])
  })

  whenNodding('settles an unknown outcome by asking again, and likes once', 'timed-out-after-success', async (nod) => {
    expect(await give(nod)).toEqual({ kind: 'unknown' })
    at().mends()
    const given = await give(nod)
    expect(given).toMatchObject({ kind: 'sent' })
    expect(at().liked!()).toEqual([nod.about])
    at().breaks('timed-out-after-success')
    expect(await takeBack(named(nod, given))).toEqual({ kind: 'unknown' })
    at().mends()
    expect((await takeBack(named(nod, given))).kind).toBe('sent')
    expect(at().liked!()).toEqual([])
  })

  whenNodding('likes nothing while asked to wait', 'too-many-requests', async (nod) => {
    expect((await give(nod)).kind).toBe('later')
    at().mends()
    expect(at().liked!()).toEqual([])
  })

  whenNodding('does not take a broken server for a like', 'server-error', async (nod) => {
    expect(['unknown', 'later', 'refused']).toContain((await give(nod)).kind)
    at().mends()
    expect(at().liked!()).toEqual([])
  })

  whenNodding('tells that the account may not like, so that a person can change it', null, async (nod) => {
    const { mayNotLike } = at()
    if (!mayNotLike) return
    mayNotLike()
    expect(await give(nod)).toEqual({ kind: 'refused', why: 'not-allowed' })
    expect(at().liked!()).toEqual([])
  })

  whenNodding('tells that what was liked is there no more', null, async (nod) => {
    const { takesBack } = at()
    if (!takesBack) return
    takesBack(nod.about)
    expect((await give(nod)).kind).toBe('gone')
  })
}
