import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mail } from './mail.ts'
import { storedFrom } from './mime.test-world.ts'
import { openPost } from './post.test-world.ts'

// A bug report becomes a folder here. `UPDATE_SAMPLES=1` rewrites what is heard: look at the difference before keeping it.
// `test/peers/mail.peers.ts` puts the same letters into a real Dovecot, and they must be heard the same.
const folder = new URL('./samples/', import.meta.url)

let post: Awaited<ReturnType<typeof openPost>>
beforeAll(async () => {
  post = await openPost()
})
afterAll(() => post.close())

/** A machine may be so busy that the channel would come back later: the letter is as it is. */
async function heardNow() {
  for (let tries = 0; tries < 5; tries++) {
    const listened = await mail.listens.listen(post.place, null, post.means)
    if (listened.kind === 'heard') return listened.events
  }
  return []
}

it.each(readdirSync(folder))('%s', async (name) => {
  const sample = new URL(`${name}/`, folder)
  post.imap.folders.INBOX!.letters = []
  post.imap.store('INBOX', storedFrom(readFileSync(new URL('received.eml', sample))))
  const events = await heardNow()
  const heard = JSON.parse(JSON.stringify(events.map((event) => mail.read(event, post.place))))
  const kept = new URL('heard.json', sample)
  if (process.env.UPDATE_SAMPLES) writeFileSync(kept, `${JSON.stringify(heard, null, 2)}\n`)
  expect(heard).toEqual(JSON.parse(readFileSync(kept, 'utf8')))
})
