import { type Channel } from '#channel'
import { activitypub } from './activitypub/index.ts'
import { bluesky } from './bluesky/index.ts'
import { captured } from './captured/index.ts'
import { discourse } from './discourse/index.ts'
import { facebook } from './facebook/index.ts'
import { alerts, feed } from './feed/index.ts'
import { instagram } from './instagram/index.ts'
import { mail } from './mail/index.ts'
import { mastodon } from './mastodon/index.ts'
import { openImaginary, openMemory } from './memory/index.ts'
import { page } from './page/index.ts'
import { vimeo } from './vimeo/index.ts'
import { webmention } from './webmention/index.ts'
import { wordpress } from './wordpress/index.ts'
import { x } from './x/index.ts'
import { youtube } from './youtube/index.ts'

/** Every channel this installation has, by its key. Opened by `server/main.ts` alone; a new channel is one line here. */
export function catalogue(): ReadonlyMap<string, Channel> {
  const channels: readonly Channel[] = [
    feed,
    alerts,
    page,
    wordpress,
    mail,
    mastodon,
    bluesky,
    activitypub,
    vimeo,
    webmention,
    discourse,
    captured,
    facebook,
    x,
    instagram,
    youtube,
    openMemory(),
    ...openImaginary(),
  ]
  return new Map(channels.map((channel) => [channel.manifest.key, channel]))
}
