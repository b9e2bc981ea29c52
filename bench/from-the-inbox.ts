import { generateKeyPairSync } from 'node:crypto'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { signRequest } from '../channels/activitypub/signature.ts'
import { openLoopback, respond } from '../channels/loopback.ts'
import { round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { cpuBetween, cpuTaken } from './cpu.ts'
import { noteOf } from './fediverse-events.ts'
import { saidOfPlace } from './heard-events.ts'
import { odileAt } from './odile.ts'
import { openDeskOn, publicUrl } from './postgres.ts'
import { countBells, untilUnderstood } from './through-the-desk.ts'

const places = 8
/** One address may knock three thousand times at once; then a hundred a second. */
export const knocksInAll = 2_960
const people = 40
/** As many as a large server sends at once. */
const atOnce = 100

/** Requests are signed beforehand: what others spend on it is not ours. */
export async function fromTheInbox(ownerUrl: string, dataDir: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const elsewhere = await openLoopback((_, response, path) => {
    const id = elsewhere.url + path
    const inbox = `${id}/inbox`
    const key = { id: `${id}#main-key`, owner: id, publicKeyPem: publicKey }
    const actor = { id, type: 'Person', preferredUsername: path.slice(1), name: 'Quelqu’un', inbox, publicKey: key }
    respond(response, 200, { 'content-type': 'application/activity+json' }, JSON.stringify(actor))
  })
  const desk = await openDeskOn(ownerUrl)
  try {
    const odile = await odileAt(desk.app)
    const opened = await odile.ask(api.openWorkspace, { body: { name: 'Vergers', language: 'fr' } })
    const workspace = opened.id as Id<'workspace'>
    const inboxes: string[] = []
    for (let at = 0; at < places; at++) {
      const given = { name: `vergers${at}`, shown: 'Les Vergers Imaginaires', about: '' }
      const came = await odile.ask(api.connect, { params: { workspace }, body: { channel: 'activitypub', given } })
      if (came.kind !== 'connected') throw new Error(came.why)
      inboxes.push(`${publicUrl}/at/${workspace}/${came.place.id}`)
    }
    const requests = [...saidOfPlace(chanceFrom(7), 7, knocksInAll)].map((said, at) => {
      const here = inboxes[at % places]!
      const by = `${elsewhere.url}/voix-${at % people}`
      const object = { ...noteOf(`${elsewhere.url}/notes/${at}`, by, said, null), cc: [here] }
      const body = JSON.stringify({ id: `${by}/acts/${newId()}`, type: 'Create', actor: by, object })
      const url = `${here}/inbox`
      const signed = signRequest(
        { method: 'POST', url, body },
        { keyId: `${by}#main-key`, key: privateKey },
        new Date(),
      )
      return {
        url,
        body,
        headers: { host: new URL(here).host, 'content-type': 'application/activity+json', ...signed },
      }
    })
    const bells = await countBells(desk.database)
    const cpu = cpuTaken(dataDir)
    const began = performance.now()
    const waiting = requests.values()
    const knocker = async () => {
      for (const { url, body, headers } of waiting) {
        const { status } = await desk.app.request(url, { method: 'POST', headers, body })
        if (status !== 202) throw new Error(`the inbox answered ${status}`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, knocker))
    const acknowledged = knocksInAll / ((performance.now() - began) / 1000)
    tell(`all acknowledged: ${round(acknowledged)}/s`)
    await untilUnderstood(desk.database, [workspace], knocksInAll)
    const { last } = await bells.end()
    const rate = knocksInAll / ((last - began) / 1000)
    tell(`from the inbox: ${round(rate)}/s`)
    return { rate, acknowledged, processor: cpuBetween(cpu, cpuTaken(dataDir)) }
  } finally {
    await desk.stop()
    await elsewhere.close()
  }
}
