import { channelContract } from '../channel.contract.ts'
import { scope } from './app.ts'
import { openStudio, ours } from './studio.test-world.ts'
import { youtubeAt } from './youtube.ts'

channelContract('youtube', async () => {
  const studio = await openStudio()
  const named = (nativeId: string) => studio.comments.findIndex(({ id }) => nativeId.endsWith(`/comment-${id}`))
  return {
    channel: youtubeAt(studio.google),
    place: studio.place,
    means: studio.means,
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
    rights: [scope],
    withdraws(right) {
      studio.at.withdrawn = right !== null
    },
    joining: { given: {}, wrong: [], saysYes: studio.saysYes },
    async hears(text) {
      return { nativeId: `video-vid-45/comment-${studio.says(text).id}`, pushed: [] }
    },
    async edits(nativeId, text) {
      studio.comments[named(nativeId)]!.text = text
      return []
    },
    takesBack(nativeId) {
      studio.comments.splice(named(nativeId), 1)
    },
    // Published after newer ones were heard: it stands below them, on a page that nobody reads any more.
    loses(nativeId) {
      const [lost] = studio.comments.splice(named(nativeId), 1)
      studio.comments.unshift(lost!)
      studio.at.page = 1
    },
    asked: () => studio.at.asked,
    breaks(fault) {
      studio.at.fault = fault
    },
    mends() {
      studio.at.fault = null
      studio.at.now += 600_000
    },
    standing: async () => studio.comments.filter(({ by }) => by === ours).map(({ text }) => text),
    utterance: studio.utterance,
    close: studio.close,
  }
})
