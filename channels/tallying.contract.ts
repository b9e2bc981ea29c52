import { expect, it } from 'vitest'
import { type Standing, type Tally } from '#channel'
import { type Json } from '#kernel'
import { type Harness, heardAfter, listen, wordsOf } from './harness.contract.ts'

/** As many as one comparison is about. */
const most = 200

export function tallyingHolds(at: () => Harness): void {
  const tally = (cursor: Json = null): Promise<Tally> => at().channel.tallies!.tally(at().place, cursor, at().means)
  const standing = async (cursor: Json = null): Promise<readonly Standing[]> => {
    const tallied = await tally(cursor)
    expect(tallied.kind).toBe('tallied')
    return tallied.kind === 'tallied' ? tallied.standing : []
  }
  const tallies = () => at().channel.tallies !== undefined
  const ids = (of: Iterable<string>) => [...of].sort()

  it('tells what stands there by the names that listening gave it, whatever was heard', async ({ skip }) => {
    if (!tallies()) return skip('does not tell')
    const first = await heardAfter(at(), ['un', 'deux'])
    const heard = wordsOf(at(), first.events)
    for (const cursor of [null, first.cursor, { a: 1 }, [], -1] as Json[])
      expect(ids((await standing(cursor)).map(({ nativeId }) => nativeId))).toEqual(ids(heard.keys()))
    for (const one of await standing(first.cursor)) {
      expect(one.thread).toBe(heard.get(one.nativeId)!.thread.nativeId)
      if (one.event) expect([...wordsOf(at(), [one.event]).keys()]).toContain(one.nativeId)
    }
    // To have been compared is not to have been heard.
    expect((await listen(at(), first.cursor)).events).toEqual([])
  })

  it('tells what was lost on the way', async ({ skip }) => {
    if (!tallies() || !at().loses) return skip('nothing can be lost on the way to it')
    const first = await heardAfter(at(), ['un'])
    const { nativeId } = await at().hears('perdu')
    at().loses!(nativeId)
    const next = await listen(at(), first.cursor)
    expect(next.events).toEqual([])
    expect((await standing(next.cursor)).map((one) => one.nativeId)).toContain(nativeId)
  })

  it('tells the newest, and no more than are compared at once', async ({ skip }) => {
    if (!tallies()) return skip('does not tell')
    let last = ''
    for (let index = 0; index < most + 20; index++) last = (await at().hears(`voix ${index}`)).nativeId
    const all = await standing()
    expect(all.length).toBeLessThanOrEqual(most)
    expect(all.map(({ nativeId }) => nativeId)).toContain(last)
  })

  it('sold: what opens no more is no empty place', async ({ skip }) => {
    if (!tallies() || !at().faults.includes('sold')) return skip('this place cannot have that fault')
    await at().hears('un')
    at().breaks('sold')
    expect(['needs-reconnection', 'trouble']).toContain((await tally()).kind)
  })

  for (const fault of [
    'too-many-requests',
    'server-error',
    'timed-out',
    'cut-short',
    'asked-to-wait-untold',
    'too-heavy',
  ] as const) {
    it(`${fault}: that it could not be told is no empty place`, async ({ skip }) => {
      if (!tallies() || !at().faults.includes(fault)) return skip('this place cannot have that fault')
      await at().hears('un')
      at().breaks(fault)
      expect(['later', 'trouble']).toContain((await tally()).kind)
    })
  }
}
