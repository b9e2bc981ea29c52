import { channelContract } from '../channel.contract.ts'
import { account, openStudio } from './studio.test-world.ts'
import { vimeoAt } from './vimeo.ts'

channelContract('vimeo', async () => {
  const studio = await openStudio()
  return {
    channel: vimeoAt(studio.url),
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
    rights: ['private', 'interact'],
    withdraws(right) {
      studio.at.without = right
    },
    joining: { given: {}, wrong: [], saysYes: studio.saysYes },
    async hears(text) {
      return { nativeId: `video-45/comment-${studio.says(text).id}`, pushed: [] }
    },
    async edits(nativeId, text) {
      studio.comments.find(({ id }) => nativeId.endsWith(`-${id}`))!.text = text
      return []
    },
    breaks(fault) {
      studio.at.fault = fault
    },
    mends() {
      studio.at.fault = null
      studio.at.now += 600_000
    },
    standing: async () => studio.comments.filter(({ user }) => user === account).map(({ text }) => text),
    utterance: studio.utterance,
    close: studio.close,
  }
})
