import { channelContract } from '../channel.contract.ts'
import { openWeb } from './web.test-world.ts'
import { webmention } from './webmention.ts'

channelContract('webmention', async () => {
  const web = await openWeb()
  const { at, place, means } = web
  let repeats = false
  let backwards = false
  web.writes('Non, trop molle', { path: '/camille/page' })
  const given = { site: place.address, shown: 'L’Atelier des Lunes' }
  const words = new Map<string, string>()
  return {
    channel: webmention,
    place,
    means,
    // Who knocks comes by themselves: a place that answers badly is seen in `verify.test.ts` and `say.test.ts`.
    faults: ['duplicates', 're-order'],
    connecting: {
      given,
      wrong: [
        { given: { ...given, site: 'l’atelier' }, why: 'not-so-written', field: 'site' },
        { given: { ...given, site: `${web.url}/nulle-part` }, why: 'not-found', field: 'site' },
        { given: { ...given, shown: ' ' }, why: 'not-so-written', field: 'shown' },
      ],
    },
    async hears(text) {
      const source = web.writes(text)
      web.tells(source)
      return { nativeId: `${source} ${web.ours}`, pushed: [] }
    },
    async edits(nativeId, text) {
      const [source] = nativeId.split(' ')
      web.writes(text, { path: new URL(source!).pathname })
      web.tells(source!)
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
    standing: async () => [...new Set(at.told.map(({ source }) => words.get(source.split('/said/')[1]!)!))],
    utterance: (key, text) => {
      words.set(key, text)
      return web.utterance(key, text)
    },
    close: web.close,
  }
})
