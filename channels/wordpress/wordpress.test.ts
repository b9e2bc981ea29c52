import { channelContract } from '../channel.contract.ts'
import { openSite, password } from './site.test-world.ts'
import { wordpress } from './wordpress.ts'

channelContract('wordpress', async () => {
  const site = await openSite()
  const given = { site: site.url, user: 'odile', password }
  return {
    channel: wordpress,
    place: site.place,
    means: site.means,
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
        { given: { ...given, password: 'faux' }, why: 'wrong-credentials', field: 'password' },
        { given: { ...given, site: 'pas une adresse' }, why: 'not-so-written', field: 'site' },
        { given: { ...given, site: 'http://127.0.0.1:9' }, why: 'address-not-understood', field: 'site' },
      ],
    },
    async hears(text) {
      return { nativeId: `comment-${site.says(text).id}`, pushed: [] }
    },
    async edits(nativeId, text) {
      site.comments.find(({ id }) => `comment-${id}` === nativeId)!.text = text
      return []
    },
    breaks(fault) {
      site.at.fault = fault
    },
    mends() {
      site.at.fault = null
      site.at.now += 60_000
    },
    standing: async () => [
      ...site.comments.filter(({ author }) => author).map(({ text }) => text),
      ...site.posts.map(({ content }) => content),
    ],
    utterance: site.utterance,
    piece: site.piece,
    close: site.close,
  }
})
