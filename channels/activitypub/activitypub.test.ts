import { channelContract } from '../channel.contract.ts'
import { activitypub } from './activitypub.ts'
import { here, openFediverse } from './fediverse.test-world.ts'

channelContract('activitypub', async () => {
  const world = await openFediverse()
  const { at, place, means } = world
  let repeats = false
  let backwards = false
  const given = { name: 'confiture', shown: 'Confitures Lune', about: 'On vous lit' }
  const texts = () => at.received.map(({ object }) => object as { id: string; content: string })
  /** What the desk holds of ours. */
  const begun = new Map<string, { text: string; choices: readonly string[] }>()
  const publishes = {
    ...activitypub.publishes,
    publish: async (...[to, piece, by]: Parameters<typeof activitypub.publishes.publish>) => {
      const came = await activitypub.publishes.publish(to, piece, by)
      if (came.kind === 'sent') begun.set(piece.key, { text: piece.text, choices: piece.choices ?? [] })
      return came
    },
  }
  const own = async (key: string) => {
    const stands = begun.has(key) || texts().some(({ id }) => id.endsWith(`/said/${key}`))
    if (!stands) return null
    const choices = (begun.get(key)?.choices ?? []).map((choice) => ({ choice, votes: 0 }))
    const ours = { utterance: world.utterance(key, 'merci'), at: new Date(at.now), gone: false }
    return { ...ours, ...(choices.length && { poll: { choices, endsAt: null } }) }
  }
  return {
    channel: { ...activitypub, publishes },
    place,
    means: { ...means, held: { own, latest: async () => [], around: async () => [], cursor: null } },
    // Who knocks comes by themselves: a place that answers badly is seen in `verify.test.ts` and `say.test.ts`.
    faults: ['duplicates', 're-order'],
    connecting: {
      given,
      wrong: [
        { given: { ...given, name: 'pot de confiture' }, why: 'not-so-written', field: 'name' },
        { given: { ...given, shown: ' ' }, why: 'not-so-written', field: 'shown' },
        { given: { ...given, about: 'x'.repeat(501) }, why: 'not-so-written', field: 'about' },
      ],
    },
    async hears(text) {
      const note = world.note(text)
      world.knock(world.activity('Create', note))
      return { nativeId: String(note.id), pushed: [] }
    },
    async edits(nativeId, text) {
      at.now += 1000
      world.knock(world.activity('Update', world.note(text, { id: nativeId, updated: new Date(at.now).toISOString() })))
      return []
    },
    // Handed over again and again, as after a cut: what was heard already is not heard anew.
    knocks: () => {
      const all = repeats ? [...at.knocks, ...at.knocks] : [...at.knocks]
      return backwards ? all.reverse() : all
    },
    breaks(fault) {
      repeats = fault === 'duplicates'
      backwards = fault === 're-order'
    },
    mends() {
      repeats = backwards = false
    },
    standing: async () => [
      ...[...begun.values()].map(({ text }) => text),
      ...new Map(texts().map(({ id, content }) => [id, content.replace(/<[^>]+>/g, '')])).values(),
    ],
    utterance: world.utterance,
    piece: (key, text) => ({
      ...{ key, text, title: null, warning: null, language: 'fr', media: [], audience: 'public' },
    }),
    choosable: async () => [...begun.values()].at(-1)?.choices ?? [],
    async votes(nativeId, nth) {
      const [{ choices } = { choices: [] }] = [...begun.values()].slice(-1)
      const vote = { name: choices[nth], inReplyTo: nativeId, to: [here], cc: [], tag: [], content: undefined }
      world.knock(world.activity('Create', world.note('', vote)))
    },
    close: world.close,
  }
})
