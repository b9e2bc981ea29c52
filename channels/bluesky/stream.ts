/** The streams one may name, and what of them is for us. */
import { type Json } from '#kernel'
import { type Dialect } from './dialect.ts'
import { quotedBy } from './embeds.ts'
import { firehose } from './firehose.ts'
import { jetstream } from './jetstream.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { authorOf } from './uri.ts'

/** Jetstream's JSON, or subscribeRepos as relays and servers speak it. Null where it is no address of a stream. */
export function dialectOf(written: Json | undefined): { dialect: Dialect; url: URL } | null {
  const url = URL.parse(textOf(written))
  if (!url || !/^wss?:$/.test(url.protocol) || url.username || url.password) return null
  return { dialect: url.pathname.endsWith('/com.atproto.sync.subscribeRepos') ? firehose : jetstream, url }
}

/** Said in a thread of ours, to us, or of a word of ours. */
export function concerns(record: Thing, did: string): boolean {
  const reply = thingOf(record.reply)
  const named = [thingOf(reply?.root)?.uri, thingOf(reply?.parent)?.uri, quotedBy(record)]
  return (
    named.some((uri) => authorOf(textOf(uri)) === did) ||
    thingsOf(record.facets).some(({ features }) => thingsOf(features, 5).some((feature) => feature.did === did))
  )
}
