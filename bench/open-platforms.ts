import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Channel } from '#channel'
import { catalogue } from '../channels/catalogue.ts'
import { facebookAt } from '../channels/facebook/facebook.ts'
import { vimeoAt } from '../channels/vimeo/vimeo.ts'
import { type Brought, type Platforms, type ToBring } from './brought.ts'

export interface OpenPlatforms extends Platforms {
  /** The catalogue, with the channels of platforms that go to the emulators. */
  channels: ReadonlyMap<string, Channel>
  /** Makes the webhooks ready; what is answered begins to post them. */
  prepare(what: ToBring): Promise<() => Promise<Brought>>
  /** Calls that Meta has answered. */
  asked(): Promise<number>
}

export async function openPlatforms(opened: AsyncDisposableStack): Promise<OpenPlatforms> {
  const child = fork(join(import.meta.dirname, 'meta.child.ts'), { serialization: 'advanced' })
  const ended = once(child, 'exit')
  opened.defer(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const platforms = await said<Platforms>(child)
  const channels = new Map(catalogue())
    .set('facebook', facebookAt({ graph: `${platforms.graph}/v23.0`, dialog: `${platforms.graph}/dialog` }))
    .set('vimeo', vimeoAt(platforms.studio))
  return {
    ...platforms,
    channels,
    async prepare(what) {
      child.send(what)
      await said(child)
      return async () => {
        child.send('bring')
        return await said<Brought>(child)
      }
    },
    async asked() {
      child.send('asked')
      return (await said<{ asked: number }>(child)).asked
    },
  }
}

async function said<T>(child: ChildProcess): Promise<T> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the platforms ended with ${code}`)
  })
  return (await Promise.race([once(child, 'message').then(([message]) => message), gone])) as T
}
