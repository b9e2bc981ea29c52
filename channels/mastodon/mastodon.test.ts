import { channelContract } from '../channel.contract.ts'
import { mastodon } from './mastodon.ts'
import { account, openServer } from './server.test-world.ts'

channelContract('mastodon', async () => {
  const server = await openServer()
  return {
    channel: mastodon,
    place: server.place,
    means: server.means,
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
    joining: {
      given: { server: server.url },
      wrong: [
        { given: { server: 'pas une adresse' }, why: 'not-so-written', field: 'server' },
        { given: { server: 'http://ailleurs.example' }, why: 'not-so-written', field: 'server' },
        { given: { server: 'http://127.0.0.1:9' }, why: 'address-not-understood', field: 'server' },
      ],
      saysYes: server.saysYes,
    },
    async hears(text) {
      return { nativeId: server.mentions(text).id, pushed: [] }
    },
    async edits(nativeId, text) {
      const status = server.statuses.find(({ id }) => id === nativeId)!
      status.content = `<p>${text}</p>`
      status.edited_at = new Date(server.at.now).toISOString()
      return []
    },
    breaks(fault) {
      server.at.fault = fault
      server.at.pages = 0
    },
    mends() {
      server.at.fault = null
      server.at.now += 600_000
    },
    standing: async () =>
      server.statuses.filter((one) => one.account.id === account).map(({ content }) => content.replace(/<[^>]+>/g, '')),
    utterance: server.utterance,
    piece: server.piece,
    choosable: async () => server.statuses.at(-1)?.poll?.options.map(({ title }) => title) ?? [],
    async votes(nativeId, nth) {
      server.votes(nativeId, nth)
    },
    close: server.close,
  }
})
