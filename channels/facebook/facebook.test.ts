import { channelContract } from '../channel.contract.ts'
import { openGraph, page } from './graph.test-world.ts'

channelContract('facebook', async () => {
  const graph = await openGraph()
  const began = graph.at.now
  return {
    channel: graph.channel,
    place: graph.place,
    means: graph.means,
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
    rights: [
      'pages_read_engagement',
      'pages_read_user_content',
      'pages_manage_engagement',
      'pages_manage_metadata',
      'pages_messaging',
    ],
    withdraws(right) {
      graph.at.without = right
    },
    bringsUnknown: (words) =>
      graph.signed({
        object: 'page',
        entry: [
          {
            id: page,
            time: 1_795_176_000,
            changes: [{ field: 'feed', value: { item: 'hologram', verb: 'beam', words } }],
          },
        ],
      }),
    joining: {
      given: {},
      wrong: [],
      async saysYes(goTo) {
        return { code: 'code-donné', state: new URL(goTo).searchParams.get('state') ?? '' }
      },
    },
    async hears(text) {
      return { nativeId: graph.says(text).id, pushed: [] }
    },
    async edits(nativeId, text) {
      const comment = graph.comments.find(({ id }) => id === nativeId)!
      comment.text = text
      graph.brings('edited', comment)
      return []
    },
    hooked: () => graph.hooked,
    breaks(fault) {
      graph.at.fault = fault
    },
    mends() {
      graph.at.fault = null
      graph.at.now += 60_000
    },
    standing: async () => [
      ...graph.comments.filter(({ by }) => by?.id === page).map(({ text }) => text),
      ...graph.posts.filter(({ at }) => at >= began).map(({ message }) => message),
    ],
    // Said to one person alone, it answers what they said: there is no other way to them.
    utterance: (key, text) =>
      graph.utterance(key, text, text === 'entre nous' ? { answers: [graph.says('non').id] } : {}),
    piece: graph.piece,
    close: graph.close,
  }
})
