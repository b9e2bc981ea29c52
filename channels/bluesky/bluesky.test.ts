import { channelContract } from '../channel.contract.ts'
import { bluesky } from './bluesky.ts'
import { didOf, openNetwork, password, us } from './network.test-world.ts'

channelContract('bluesky', async () => {
  const network = await openNetwork()
  const given = { handle: us, password, service: '', directory: network.url, stream: '' }
  return {
    channel: bluesky,
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
    ],
    connecting: {
      given,
      wrong: [
        { given: { ...given, handle: 'pas un nom' }, why: 'not-so-written', field: 'handle' },
        { given: { ...given, handle: didOf('personne.test') }, why: 'not-found', field: 'handle' },
        { given: { ...given, password: 'faux' }, why: 'wrong-credentials', field: 'password' },
        { given: { ...given, service: 'http://ailleurs.example' }, why: 'not-so-written', field: 'service' },
        { given: { ...given, service: 'http://127.0.0.1:9' }, why: 'address-not-understood', field: 'service' },
        { given: { ...given, stream: 'https://flux.example' }, why: 'not-so-written', field: 'stream' },
      ],
    },
    async hears(text) {
      return { nativeId: network.says(text).uri, pushed: [] }
    },
    takesBack(nativeId) {
      network.takesBack(network.posts.get(nativeId)!)
    },
    liked: () => [...network.likes.values()].map(({ subject }) => (subject as { uri: string }).uri),
    breaks(fault) {
      network.at.fault = fault
      network.at.pages = 0
    },
    mends() {
      network.at.fault = null
      network.at.now += 600_000
    },
    standing: async () => network.ownPosts().map(({ record }) => String(record.text)),
    utterance: network.utterance,
    piece: network.piece,
    close: network.close,
  }
})
