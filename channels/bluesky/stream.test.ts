import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Heard, type HeardWords } from '#channel'
import { type Json } from '#kernel'
import { bluesky } from './bluesky.ts'
import { openNetwork } from './network.test-world.ts'

let network: Awaited<ReturnType<typeof openNetwork>>
let cursor: Json
beforeEach(async () => {
  network = await openNetwork()
  cursor = null
})
afterEach(() => network.close())

async function round(place = network.streaming): Promise<Heard[]> {
  const listened = await bluesky.listens.listen(place, cursor, network.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  cursor = JSON.parse(JSON.stringify(listened.cursor))
  return listened.events.flatMap((event) => {
    const read = bluesky.read(event, place)
    return read.kind === 'read' ? read.heard : []
  })
}
const texts = (heard: Heard[]) => heard.flatMap((one) => (one.kind === 'said' ? [one.text] : [])).sort()

describe('a stream of the network', () => {
  it('brings what the view lost, once, by a handle that leads back to whoever speaks', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    await round()
    network.says('perdu', { answers: word, isIndexed: false })
    network.says('vu par les deux', { answers: word, by: 'pierrot.test' })
    network.says('rien pour nous', { by: 'jo.test', notified: false })
    const heard = await round()
    expect(texts(heard)).toEqual(['perdu', 'vu par les deux'])
    const lost = heard.find((one) => one.kind === 'said' && one.text === 'perdu') as HeardWords
    expect(lost.by.name).toBe('@maelle.test')
    expect(await round()).toEqual([])
  })

  it('tells of what is taken back, and of nothing that was never heard', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    const answer = network.says('non', { answers: word })
    const other = network.says('sans nous', { by: 'jo.test', notified: false })
    await round()
    network.takesBack(answer)
    network.takesBack(other)
    expect(await round()).toEqual([{ kind: 'gone', nativeId: answer.uri }])
  })

  it('lets nobody in whom our own threadgate does not let answer', async () => {
    const word = network.says('Entre nous', { by: 'us' })
    await round()
    network.gate(word, { allow: [] })
    network.says('par la fenêtre', { answers: word, isIndexed: false })
    expect(await round()).toEqual([])
  })

  it('is enough where there is no view of the network, and is missed where it fails', async () => {
    network.at.hasView = false
    const alone = { ...network.streaming, settings: { ...network.streaming.settings, appView: false } }
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    await round(alone)
    network.says('non', { answers: word })
    expect(texts(await round(alone))).toEqual(['non'])
    const broken = { ...alone, settings: { ...alone.settings, stream: 'ws://127.0.0.1:9/subscribe' } }
    expect((await bluesky.listens.listen(broken, cursor, network.means)).kind).toBe('trouble')
  })

  it('wakes at what is for us, and says where none is named', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    const until = new AbortController()
    let woken = 0
    const watching = bluesky.watches.watch(network.streaming, () => woken++, network.means, until.signal)
    while (network.lines.size === 0) await new Promise((soon) => setTimeout(soon, 10))
    network.says('sans nous', { by: 'jo.test' })
    network.says('non', { answers: word })
    for (let tries = 0; woken === 0 && tries < 200; tries++) await new Promise((soon) => setTimeout(soon, 10))
    expect(woken).toBe(1)
    until.abort()
    expect(await watching).toEqual({ kind: 'ended' })
    const never = new AbortController().signal
    expect(await bluesky.watches.watch(network.place, () => {}, network.means, never)).toEqual({ kind: 'not-offered' })
  })
})
