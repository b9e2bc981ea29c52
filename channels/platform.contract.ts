import { expect, it } from 'vitest'
import { type Knock, type Means, type Purse } from '#channel'
import { type Harness, heardAfter, listen, wordsOf } from './harness.contract.ts'

/** A purse with so much in it; `taken`: every amount that was taken, in order. */
export function purseOf(hear: number, say = hear): Purse & { taken: { amount: number; what: 'hear' | 'say' }[] } {
  const left = { hear, say }
  const taken: { amount: number; what: 'hear' | 'say' }[] = []
  return {
    taken,
    async take(amount, what) {
      if (left[what] < amount) return false
      left.hear -= amount
      left.say -= amount
      taken.push({ amount, what })
      return true
    },
    async putBack(amount) {
      left.hear += amount
      left.say += amount
    },
    left: async () => ({ ...left }),
    fullAt: () => new Date(Date.UTC(2027, 0, 1)),
  }
}

/** What a platform asks of whoever signs in there through an app, pays by the call, or keeps what it lends. */
export function platformHolds(at: () => Harness): void {
  it('sends nobody there while the keys of its app are missing', async ({ skip }) => {
    const { channel, joining, means } = at()
    if (!channel.manifest.app) return skip('needs no app')
    const { app: _, ...without } = means
    const set = await channel.joins!.setOut(joining!.given, back, 'état-1', { ...without, secrets: {} })
    expect(set).toMatchObject({ kind: 'not-connected', why: 'app-missing' })
  })

  it('says in both languages what the platform asks for, and what to do there', ({ skip }) => {
    const { app, rights = [] } = at().channel.manifest
    if (!app) return skip('needs no app')
    expect(app.key).toMatch(/^[a-z][a-z-]*$/)
    for (const said of [
      app.name,
      app.without,
      ...app.asks,
      ...app.steps.map(({ say }) => say),
      ...(app.review ?? []),
      ...rights.map(({ what }) => what),
    ])
      expect(said.fr && said.en).toBeTruthy()
    expect(app.form.some(({ kind }) => kind === 'secret')).toBe(true)
    expect(new Set(rights.map(({ key }) => key)).size).toBe(rights.length)
    for (const { at: page } of app.steps) if (page) expect(page).toMatch(/^https:\/\//)
  })

  it('makes no call that it has not paid for, and says when it may again', async ({ skip }) => {
    const { channel, means, asked } = at()
    if (!channel.manifest.budget) return skip('counts no calls')
    await at().hears('non, je n’aime pas')
    const paid = purseOf(1_000_000_000)
    const heard = await channel.listens!.listen(at().place, null, { ...means, purse: paid })
    expect(heard.kind).toBe('heard')
    expect(paid.taken.length).toBeGreaterThan(0)
    const before = asked!()
    const empty = await channel.listens!.listen(at().place, null, { ...means, purse: purseOf(0) })
    expect(empty).toMatchObject({ kind: 'later', why: 'spent', at: purseOf(0).fullAt() })
    expect(asked!()).toBe(before)
    if (!channel.says) return
    const utterance = at().utterance!('0190-key', 'Merci de le dire.')
    const said = await channel.says.say(at().place, utterance, { ...means, purse: purseOf(0) })
    expect(said).toMatchObject({ kind: 'later', at: purseOf(0).fullAt() })
    expect(await at().standing!()).toEqual([])
  })

  it('takes in what the platform has signed, each exactly once however often it comes, and nothing else', async ({
    skip,
  }) => {
    const { channel, means } = at()
    if (!channel.hooks) return skip('nothing is brought to its app')
    const texts = ['non, je n’aime pas', 'trop sucrée']
    for (const text of texts) await at().hears(text)
    const brought = at().hooked!()
    expect(brought.length).toBeGreaterThan(0)
    const parts: Knock[] = []
    for (const knock of [...brought, ...brought].reverse()) {
      const sorted = channel.hooks.sort(knock, means.app!)
      if (sorted.kind !== 'keep') return expect(sorted.kind).toBe('keep')
      for (const { channel: key, address, body } of sorted.parts)
        if (key === channel.manifest.key && address === at().place.address) parts.push({ ...knock, body })
    }
    const listened = await channel.listens!.listen(at().place, null, { ...means, knocks: parts })
    if (listened.kind !== 'heard') return expect(listened.kind).toBe('heard')
    expect([...wordsOf(at(), listened.events).values()].map(({ text }) => text).sort()).toEqual([...texts].sort())

    const one = brought[0]!
    const changed = Uint8Array.from(one.body)
    changed[changed.length >> 1]! ^= 1
    for (const forged of [
      { ...one, headers: {} },
      { ...one, body: changed },
      { ...one, body: new Uint8Array() },
      { ...one, body: new TextEncoder().encode('{"object":') },
    ])
      expect(channel.hooks.sort(forged, means.app!).kind).toBe('decline')
    expect(channel.hooks.greet({}, means.app!)).toBeNull()
  })

  it('says how what was heard stands now: unchanged, changed or gone', async ({ skip }) => {
    const { channel, means } = at()
    if (!channel.renews) return skip('may keep what it heard')
    const [kept, changed, gone] = ['elle est trop sucrée', 'le pot est petit', 'je retire']
    const { events, cursor } = await heardAfter(at(), [kept, changed, gone])
    const byText = new Map([...wordsOf(at(), events).values()].map(({ text, nativeId }) => [text, nativeId]))
    const ids = [kept, changed, gone].map((text) => byText.get(text)!)
    await at().edits?.(ids[1]!, 'le pot est trop petit')
    at().takesBack!(ids[2]!)
    const renewed = await untilRenewed(at(), ids, means)
    const now = new Map<string, string>()
    for (const event of renewed) {
      const read = channel.read(event, at().place)
      if (read.kind !== 'read') return expect(read).toBe('read')
      for (const heard of read.heard) {
        if (heard.kind === 'gone') now.set(heard.nativeId, 'gone')
        else if (heard.kind === 'said') now.set(heard.nativeId, heard.text)
      }
    }
    expect(now.get(ids[0]!) ?? kept).toBe(kept)
    if (at().edits) expect(now.get(ids[1]!)).toBe('le pot est trop petit')
    expect(now.get(ids[2]!)).toBe('gone')
    expect([...now.keys()].filter((id) => !ids.includes(id))).toEqual([])
    // What renewing knows disturbs nothing that listening remembers.
    expect((await listen(at(), cursor)).last.kind).toBe('heard')
  })

  for (const fault of ['sold', 'server-error', 'cut-short', 'too-heavy', 'asked-to-wait-untold'] as const)
    it(`${fault}: takes nothing for gone that it could not ask for`, async ({ skip }) => {
      const { channel, means, place } = at()
      if (!channel.renews || !at().faults.includes(fault)) return skip('may keep what it heard')
      const { events } = await heardAfter(at(), ['elle est trop sucrée'])
      const ids = [...wordsOf(at(), events).keys()]
      at().breaks(fault)
      const renewed = await channel.renews.renew(place, ids, null, means)
      expect(['later', 'trouble', 'needs-reconnection']).toContain(renewed.kind)
      at().mends()
      const gone = (await untilRenewed(at(), ids, means)).filter((event) => {
        const read = channel.read(event, place)
        return read.kind === 'read' && read.heard.some(({ kind }) => kind === 'gone')
      })
      expect(gone).toEqual([])
    })
}

async function untilRenewed(at: Harness, ids: readonly string[], means: Means) {
  let pending: Parameters<NonNullable<Harness['channel']['renews']>['renew']>[2] = null
  for (let n = 0; n < 5; n++) {
    const renewed = await at.channel.renews!.renew(at.place, ids, pending, means)
    if (renewed.kind === 'renewed') return renewed.events
    if (renewed.kind !== 'under-way') throw new Error(`not renewed: ${JSON.stringify(renewed)}`)
    expect(JSON.parse(JSON.stringify(renewed.pending))).toEqual(renewed.pending)
    pending = renewed.pending
  }
  throw new Error('not renewed after five times')
}

const back = 'http://localhost:4000/joined'
