import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Channel,
  type HeardWords,
  type Listened,
  type Means,
  type Place,
  type RawEvent,
  type Utterance,
} from '#channel'
import { type Json } from '#kernel'

/** What can go wrong at a place; each channel's harness says which of these its place can have. */
export type PlaceFault =
  | 'too-many-requests'
  | 'server-error'
  | 'timed-out'
  | 'timed-out-after-success'
  | 'duplicates'
  | 're-order'
  | 'cut-short'
  | 'revoked-mid-page'

/** A place that people speak at, and that can be broken: the suite's only view of a channel's world. */
export interface Harness {
  channel: Channel
  place: Place
  means: Means
  faults: readonly PlaceFault[]
  /** Somebody speaks there. What the place pushes by itself is returned; empty where one must go and listen. */
  hears(text: string): Promise<{ nativeId: string; pushed: readonly RawEvent[] }>
  /** The same person changes these words. Left out where the place knows no edits. */
  edits?(nativeId: string, text: string): Promise<readonly RawEvent[]>
  breaks(fault: PlaceFault): void
  mends(): void
  /** Texts of ours that stand there. Left out for a channel that says nothing. */
  standing?(): Promise<readonly string[]>
  /** The thread and audience that an utterance may have there. */
  utterance?(key: string, text: string): Utterance
  close?(): Promise<void>
}

/** One suite for every channel: what the desk relies on, and what must hold when networks do what they do. */
export function channelContract(name: string, makeHarness: () => Promise<Harness>): void {
  describe(`the contract of channels: ${name}`, () => {
    let at: Harness
    beforeEach(async () => {
      at = await makeHarness()
    })
    afterEach(async () => {
      await at.close?.()
    })
    manifestHolds(() => at)
    readingHolds(() => at)
    listeningHolds(() => at)
    sayingHolds(() => at)
  })
}

/** Reads raw events as the desk does: later words of the same native id win, the order of first hearing stays. */
function wordsOf(at: Harness, events: readonly RawEvent[]): Map<string, HeardWords> {
  const words = new Map<string, HeardWords>()
  for (const event of events) {
    const read = at.channel.read(event, at.place)
    if (read.kind !== 'read') continue
    for (const heard of read.heard) if (heard.kind === 'said') words.set(heard.nativeId, heard)
  }
  return words
}

interface Listening {
  cursor: Json
  events: RawEvent[]
  last: Listened
}

async function listen(at: Harness, cursor: Json): Promise<Listening> {
  const last = await at.channel.listens!.listen(at.place, cursor, at.means)
  if (last.kind !== 'heard') return { cursor, events: [], last }
  // The database keeps cursors as JSON: what does not survive that is no cursor.
  expect(JSON.parse(JSON.stringify(last.cursor))).toEqual(last.cursor)
  return { cursor: last.cursor, events: [...last.events], last }
}

function manifestHolds(at: () => Harness): void {
  it('has the abilities its manifest names, and no others', () => {
    const { manifest, listens, says, removes } = at().channel
    expect(manifest.key).toMatch(/^[a-z][a-z0-9-]*$/)
    expect(manifest.name.fr && manifest.name.en).toBeTruthy()
    expect(new Set(manifest.abilities).size).toBe(manifest.abilities.length)
    expect({ listens: !!listens, says: !!says, removes: !!removes }).toEqual({
      listens: manifest.abilities.includes('listens'),
      says: manifest.abilities.includes('says'),
      removes: manifest.abilities.includes('removes'),
    })
    const ages = manifest.pace.map((band) => band.youngerThanHours)
    expect(ages).toEqual([...ages].sort((a, b) => a - b))
    expect(manifest.pace.every((band) => band.everySeconds >= 30)).toBe(true)
  })
}

function readingHolds(at: () => Harness): void {
  const hostile = fc.record({
    nativeId: fc.option(fc.string(), { nil: null }),
    contentType: fc.oneof(fc.constantFrom('application/json', 'text/xml', 'text/html'), fc.string()),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
    ),
  })

  it('reads any bytes to a value, the same each time', () => {
    fc.assert(
      fc.property(hostile, (event) => {
        const { channel, place } = at()
        const read = channel.read(event, place)
        expect(['read', 'not-understood']).toContain(read.kind)
        expect(channel.read(structuredClone(event), place)).toEqual(read)
      }),
      { numRuns: 300 },
    )
  })

  it('reads real events with bytes changed, and stays within bounds', async () => {
    const { events } = await heardAfter(at(), ['non, je n’aime pas'])
    expect(events.length).toBeGreaterThan(0)
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(400), (where, byte, cut) => {
        const body = Uint8Array.from(events[0]!.body).subarray(0, Math.max(1, events[0]!.body.length - (cut % 40)))
        body[where % body.length] = byte
        for (const words of wordsOf(at(), [{ ...events[0]!, body }]).values()) isWithinBounds(words)
      }),
      { numRuns: 300 },
    )
  })

  it('is quick for much of anything', () => {
    for (const filling of ['{', '[', '<', '"a":', '\0', '<b>', '&amp;', '(']) {
      const body = new TextEncoder().encode(filling.repeat(1_000_000 / filling.length))
      const start = performance.now()
      at().channel.read({ nativeId: null, contentType: 'application/json', body }, at().place)
      expect(performance.now() - start, filling).toBeLessThan(1000)
    }
  })

  it('makes words safe', async () => {
    const dirty =
      'a\0b \u202Egnp.exe H\u0335\u0322\u0334\u0335\u0322\u0334\u0335\u0322\u0334 👨‍👩‍👧 \ud83d<script>alert(1)</script>'
    const { events } = await heardAfter(at(), [dirty])
    const [words] = [...wordsOf(at(), events).values()]
    isWithinBounds(words!)
    expect(words!.text).not.toMatch(/[\0\u202e]|\p{M}{6}/u)
    expect(words!.text.isWellFormed()).toBe(true)
    expect(words!.text).toContain('👨‍👩‍👧')
    expect(words!.html ?? '').not.toMatch(/<script|onerror/i)
  })
}

function isWithinBounds(words: HeardWords): void {
  expect(words.nativeId.length).toBeGreaterThan(0)
  expect(words.nativeId.length).toBeLessThanOrEqual(500)
  expect(words.thread.nativeId.length).toBeGreaterThan(0)
  expect(words.by.nativeId.length).toBeGreaterThan(0)
  expect(words.text.length).toBeLessThanOrEqual(100_000)
  expect((words.title ?? '').length).toBeLessThanOrEqual(500)
  for (const url of [words.url, words.thread.url, words.by.url]) if (url) expect(url).toMatch(/^https?:\/\//)
}

/** What the desk has after these words were spoken: pushed, or heard by listening. */
async function heardAfter(at: Harness, texts: readonly string[], cursor: Json = null): Promise<Listening> {
  const pushed: RawEvent[] = []
  for (const text of texts) pushed.push(...(await at.hears(text)).pushed)
  if (!at.channel.listens) return { cursor, events: pushed, last: { kind: 'unsupported' } }
  const listening = await listen(at, cursor)
  return { ...listening, events: [...pushed, ...listening.events] }
}

function listeningHolds(at: () => Harness): void {
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
    const texts = Array.from({ length: 120 }, (_, index) => `voix ${index}`)
    for (const text of texts) await at().hears(text)
    at().breaks('revoked-mid-page')
    let { cursor, events, last } = await listen(at(), null)
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

function sayingHolds(at: () => Harness): void {
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
    expect(await readBack('k1', 'merci')).toEqual(first)
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

  whenSaying('brings its own words back as ours', null, async () => {
    const sent = await said('k5', 'merci')
    if (!at().channel.listens || sent.kind !== 'sent') return
    const { events } = await listen(at(), null)
    const own = wordsOf(at(), events).get(sent.nativeId)
    if (own) expect(own.ours).toBe(true)
  })
}
