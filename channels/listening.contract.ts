import { expect, it } from 'vitest'
import { type Json } from '#kernel'
import { type Harness, heardAfter, listen, type PlaceFault, wordsOf } from './harness.contract.ts'

export function listeningHolds(at: () => Harness): void {
  const listens = () => at().channel.listens !== undefined
  const whenBroken = (fault: PlaceFault, test: () => Promise<void>) =>
    it(`${fault}`, async ({ skip }) => {
      if (!listens() || !at().faults.includes(fault)) return skip('this place cannot have that fault')
      await test()
    })

  it('hears what is said, with ids that stay', async () => {
    const first = await heardAfter(at(), ['un', 'deux'])
    const texts = [...wordsOf(at(), first.events).values()].map((words) => words.text)
    expect(texts.sort()).toEqual(['deux', 'un'])
    if (!listens()) return
    const again = await listen(at(), null)
    expect([...wordsOf(at(), again.events).keys()].sort()).toEqual([...wordsOf(at(), first.events).keys()].sort())
  })

  it('hears nothing twice, and what is new once', async ({ skip }) => {
    if (!listens()) return skip('does not listen')
    const first = await heardAfter(at(), ['un'])
    const second = await listen(at(), first.cursor)
    expect(second.events).toEqual([])
    const third = await heardAfter(at(), ['deux'], second.cursor)
    expect([...wordsOf(at(), third.events).values()].map((words) => words.text)).toEqual(['deux'])
  })

  it('hears changed words under the same id', async ({ skip }) => {
    if (!at().edits) return skip('this place knows no edits')
    const first = await heardAfter(at(), ['trop sucrée'])
    const [nativeId] = [...wordsOf(at(), first.events).keys()]
    const pushed = await at().edits!(nativeId!, 'bien trop sucrée')
    const events = listens() ? (await listen(at(), first.cursor)).events : pushed
    expect([...wordsOf(at(), events)].map(([id, words]) => [id, words.text])).toEqual([[nativeId, 'bien trop sucrée']])
  })

  it('takes any cursor, even one it never made', async ({ skip }) => {
    if (!listens()) return skip('does not listen')
    await at().hears('un')
    for (const cursor of [
      { a: 1 },
      [],
      'x',
      -1,
      1e300,
      true,
      { seen: 'x', etag: 5 },
      { seen: { a: null } },
    ] as Json[]) {
      expect((await at().channel.listens!.listen(at().place, cursor, at().means)).kind).toBe('heard')
    }
  })

  it('tells when its keys end, for as long as they do', async ({ skip }) => {
    if (!at().keysEnd) return skip('its keys do not end')
    const end = new Date(at().means.clock().getTime() + 10 * 86_400_000)
    at().keysEnd!(end)
    const first = await heardAfter(at(), ['un'])
    const quiet = await listen(at(), first.cursor)
    for (const { last } of [first, quiet]) expect(last).toMatchObject({ kind: 'heard', keysEnd: end })
    at().keysEnd!(null)
    expect((await listen(at(), quiet.cursor)).last).toMatchObject({ kind: 'heard', keysEnd: null })
  })

  whenBroken('too-many-requests', async () => {
    const first = await heardAfter(at(), ['un'])
    at().breaks('too-many-requests')
    const held = await listen(at(), first.cursor)
    expect(held.last.kind).toBe('later')
    if (held.last.kind === 'later') expect(held.last.at.getTime()).toBeGreaterThan(at().means.clock().getTime())
    await losesNothing(at(), first.cursor)
  })

  for (const fault of ['server-error', 'timed-out', 'cut-short'] as const) {
    whenBroken(fault, async () => {
      const first = await heardAfter(at(), ['un'])
      at().breaks(fault)
      const held = await listen(at(), first.cursor)
      expect(held.last).toMatchObject({ kind: 'trouble', why: fault })
      await losesNothing(at(), first.cursor)
    })
  }

  whenBroken('duplicates', async () => {
    const first = await heardAfter(at(), ['un', 'deux'])
    at().breaks('duplicates')
    const more = await heardAfter(at(), ['trois'], first.cursor)
    const words = wordsOf(at(), [...first.events, ...more.events])
    expect([...words.values()].map(({ text }) => text).sort()).toEqual(['deux', 'trois', 'un'])
  })

  whenBroken('re-order', async () => {
    const first = await heardAfter(at(), ['un', 'deux', 'trois'])
    at().breaks('re-order')
    const again = await listen(at(), null)
    expect([...wordsOf(at(), again.events).keys()].sort()).toEqual([...wordsOf(at(), first.events).keys()].sort())
    const more = await heardAfter(at(), ['quatre'], first.cursor)
    expect([...wordsOf(at(), more.events).values()].map(({ text }) => text)).toEqual(['quatre'])
  })

  whenBroken('revoked-mid-page', async () => {
    const before = await heardAfter(at(), ['avant'])
    const texts = Array.from({ length: 120 }, (_, index) => `voix ${index}`)
    for (const text of texts) await at().hears(text)
    at().breaks('revoked-mid-page')
    let { cursor, events, last } = await listen(at(), before.cursor)
    if (last.kind !== 'heard') cursor = before.cursor
    for (let tries = 0; tries < 5 && last.kind === 'heard'; tries++) {
      const next = await listen(at(), cursor)
      events = [...events, ...next.events]
      cursor = next.cursor
      last = next.last
    }
    at().mends()
    for (let tries = 0; tries < 5; tries++) {
      const next = await listen(at(), cursor)
      events = [...events, ...next.events]
      cursor = next.cursor
    }
    expect(new Set([...wordsOf(at(), events).values()].map(({ text }) => text))).toEqual(new Set(texts))
  })
}

/** After the fault: what was said meanwhile is heard, what was known is not heard anew. */
async function losesNothing(at: Harness, cursor: Json): Promise<void> {
  await at.hears('pendant ce temps')
  at.mends()
  const after = await listen(at, cursor)
  expect([...wordsOf(at, after.events).values()].map((words) => words.text)).toEqual(['pendant ce temps'])
}
