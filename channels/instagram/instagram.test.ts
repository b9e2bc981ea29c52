import { channelContract } from '../channel.contract.ts'
import { account, openGraph } from './graph.test-world.ts'

channelContract('instagram', async () => {
  const graph = await openGraph()
  const { comments } = graph.store
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
      'pages_manage_metadata',
      'instagram_basic',
      'instagram_content_publish',
      'instagram_manage_comments',
      'instagram_manage_messages',
    ],
    withdraws(right) {
      graph.at.right = right
    },
    bringsUnknown: (words) =>
      graph.signed({
        object: 'instagram',
        entry: [{ id: account, time: 1_795_176_000, changes: [{ field: 'holograms', value: { words } }] }],
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
    takesBack(nativeId) {
      comments.splice(
        comments.findIndex(({ id }) => id === nativeId),
        1,
      )
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
      ...comments.filter(({ by }) => by.id === account).map(({ text }) => text),
      ...graph.store.media.filter(({ images }) => images).map(({ caption }) => caption),
    ],
    // Said to one person alone, it answers what they said: there is no other way to them.
    utterance: (key, text) =>
      graph.utterance(key, text, text === 'entre nous' ? { answers: [graph.says('non').id] } : {}),
    piece: graph.piece,
    close: graph.close,
  }
})
