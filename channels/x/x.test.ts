import { channelContract } from '../channel.contract.ts'
import { account, openNetwork } from './network.test-world.ts'
import { rights } from './rights.ts'
import { type Names } from './show.test-world.ts'
import { xAt } from './x.ts'

// Whatever the names of its fields: X answers by the old ones or by those of 2026.
for (const names of ['post', 'tweet'] satisfies Names[])
  channelContract(`x, by the names of ${names}`, async () => {
    const network = await openNetwork(names)
    return {
      channel: xAt({ api: network.url, dialog: `${network.url}/i/oauth2/authorize` }),
      place: network.place,
      means: network.means,
      faults: [
        'too-many-requests',
        'server-error',
        'timed-out',
        'timed-out-after-success',
        'duplicates',
        're-order',
        'cut-short',
        'revoked-mid-page',
        'asked-to-wait',
        'asked-to-wait-untold',
        'server-error-after-success',
        'unknown-fields',
        'too-heavy',
        'sold',
      ],
      rights: rights.map(({ key }) => key),
      withdraws(right) {
        network.at.without = right
      },
      joining: { given: {}, wrong: [], saysYes: async (goTo) => network.keys.saysYes(goTo) },
      async hears(text) {
        return { nativeId: network.says(text).id, pushed: [] }
      },
      async edits(nativeId, text) {
        network.edits(nativeId, text)
        return []
      },
      takesBack: network.deletes,
      liked: () => [...network.liked],
      mayNotLike() {
        network.at.without = 'like.write'
      },
      asked: () => network.at.asked,
      breaks(fault) {
        network.at.fault = fault
      },
      mends() {
        if (['revoked-mid-page', 'sold'].includes(network.at.fault ?? ''))
          Object.assign(network.means, { secrets: network.keys.first() })
        network.at.fault = null
        network.at.now += 600_000
      },
      standing: async () => network.posts.filter(({ author }) => author === account).map(({ text }) => text),
      utterance: network.utterance,
      piece: network.piece,
      close: network.close,
    }
  })
