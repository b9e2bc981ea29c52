import fc from 'fast-check'
import { expect, it } from 'vitest'
import { abilities, type HeardWords } from '#channel'
import { cpuMs } from '../test/cpu.ts'
import { type Harness, heardAfter, wordsOf } from './harness.contract.ts'

export function manifestHolds(at: () => Harness): void {
  it('has the abilities its manifest names, and no others', () => {
    const { channel } = at()
    const { manifest } = channel
    expect(manifest.key).toMatch(/^[a-z][a-z0-9-]*$/)
    expect(manifest.name.fr && manifest.name.en).toBeTruthy()
    expect(new Set(manifest.abilities).size).toBe(manifest.abilities.length)
    expect([...manifest.abilities].sort()).toEqual(abilities.filter((one) => channel[one]).sort())
    const ages = manifest.pace.map((band) => band.youngerThanHours)
    expect(ages).toEqual([...ages].sort((a, b) => a - b))
    expect(manifest.pace.every((band) => band.everySeconds >= 30)).toBe(true)
  })
}

export function readingHolds(at: () => Harness): void {
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
      const start = cpuMs()
      at().channel.read({ nativeId: null, contentType: 'application/json', body }, at().place)
      expect(cpuMs() - start, filling).toBeLessThan(3000)
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

export function receivingHolds(at: () => Harness): void {
  const spoken = {
    id: 'words-1',
    by: { id: 'handle-1', name: 'Marmelade' },
    text: 'non, je n’aime pas',
    answers: 'words-0',
    thread: 'thread-1',
    at: '2026-11-20T11:59:00.000Z',
  }

  it('reads what it has written down of what it received', ({ skip }) => {
    const { receives } = at().channel
    if (!receives) return skip('receives nothing')
    const event = receives.receive(spoken)
    expect(event.nativeId).toBe(spoken.id)
    const words = wordsOf(at(), [event]).get(spoken.id)!
    expect(words).toMatchObject({
      text: spoken.text,
      answers: 'words-0',
      thread: { nativeId: 'thread-1' },
      ours: false,
    })
    expect(words.by).toMatchObject({ nativeId: 'handle-1', name: 'Marmelade' })
    expect(words.saidAt).toEqual(new Date(spoken.at))
  })

  it('reads words put right by the same person as the same words said anew', ({ skip }) => {
    const { receives } = at().channel
    if (!receives) return skip('receives nothing')
    const said = [spoken, { ...spoken, text: 'non, trop sucrée' }].map((one) => receives.receive(one))
    expect([...wordsOf(at(), said).values()].map((one) => one.text)).toEqual(['non, trop sucrée'])
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
