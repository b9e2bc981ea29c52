import { channelContract } from '../channel.contract.ts'
import { discourse } from './discourse.ts'
import { key, openForum } from './forum.test-world.ts'

channelContract('discourse', async () => {
  const forum = await openForum()
  const given = { forum: forum.url, user: 'odile', key }
  if (!forum.posts.length) forum.says('<p>Vous aimerez la poire</p>', { user: 'odile', hidden: true })
  return {
    channel: discourse,
    place: forum.place,
    means: forum.means,
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
        { given: { ...given, key: 'f'.repeat(32) }, why: 'wrong-credentials', field: 'key' },
        { given: { ...given, key: 'trop courte' }, why: 'not-so-written', field: 'key' },
        { given: { ...given, user: 'inconnue' }, why: 'not-found', field: 'user' },
        { given: { ...given, forum: 'le forum' }, why: 'not-so-written', field: 'forum' },
        { given: { ...given, forum: 'http://forum.example' }, why: 'not-so-written', field: 'forum' },
        { given: { ...given, forum: `${forum.url}/c/rien/77` }, why: 'not-found', field: 'forum' },
      ],
    },
    async hears(text) {
      const { topic, number } = forum.says(`<p>${text}</p>`)
      return { nativeId: `${topic}/${number}`, pushed: [] }
    },
    async edits(nativeId, text) {
      forum.posts.find(({ topic, number }) => `${topic}/${number}` === nativeId)!.cooked = `<p>${text}</p>`
      return []
    },
    breaks(fault) {
      forum.at.fault = fault
      forum.at.pages = 0
    },
    mends() {
      forum.at.fault = null
      forum.at.now += 60_000
    },
    standing: async () =>
      forum.posts
        .filter(({ user, hidden }) => user === 'odile' && !hidden)
        .map(({ cooked }) => cooked.replace(/<[^>]+>/g, '')),
    utterance: forum.utterance,
    piece: forum.piece,
    choosable: async () => forum.posts.at(-1)?.poll?.options.map(({ html }) => html) ?? [],
    async votes(nativeId, nth) {
      const post = forum.posts.find(({ topic, number }) => `${topic}/${number}` === nativeId)!
      post.poll!.options[nth]!.votes++
    },
    close: forum.close,
  }
})
