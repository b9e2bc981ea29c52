import { type Channel, type Manifest, type Means, type Place } from '#channel'
import { appAt, arrive, choose, type Graph, greet, setOut, sort, type Way } from '#meta'
import { connected } from './connected.ts'
import { listen } from './listen.ts'
import { may, nod, takeBack } from './nod.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { remove } from './remove.ts'
import { rights } from './rights.ts'
import { longest, readBack, say } from './say.ts'
import { tally } from './tally.ts'

const manifestAt = (graph: string): Manifest => ({
  key: 'facebook',
  name: { fr: 'Page Facebook', en: 'Facebook Page' },
  abilities: ['joins', 'listens', 'tallies', 'hooks', 'says', 'nods', 'publishes', 'removes'],
  plantedBy: 'account',
  form: [],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  app: appAt(graph),
  rights,
  pace: [
    { youngerThanHours: 24, everySeconds: 120 },
    { youngerThanHours: 24 * 7, everySeconds: 600 },
    { youngerThanHours: 24 * 365 * 100, everySeconds: 1800 },
  ],
  answersPrivately: true,
  ourPlace: true,
  longestUtterance: longest,
})

/** What we ask Facebook Login for. */
const scope = rights.map(({ key }) => key)

export interface Addresses {
  /** The Graph API with its version. */
  graph: string
  /** Where one says yes. */
  dialog: string
}

export type Facebook = Channel &
  Required<Pick<Channel, 'joins' | 'listens' | 'tallies' | 'hooks' | 'says' | 'nods' | 'publishes' | 'removes'>>

export function facebookAt({ graph, dialog }: Addresses): Facebook {
  const way: Way = {
    graph,
    dialog,
    scope,
    connected: (page, token, means) => connected({ root: graph, token }, page, means),
  }
  const at = (means: Means): Graph => ({ root: graph, token: means.secrets.token ?? null })
  return {
    manifest: manifestAt(graph),
    read,
    joins: {
      setOut: (_, back, state, means) => setOut(way, back, state, means),
      arrive: (_, came, back, means) => arrive(way, came, back, means),
      choose: (pending, key, means) => choose(way, pending, key, means),
    },
    listens: { listen: (place, cursor, means) => listen(at(means), place, cursor, means) },
    tallies: { tally: (place, _, means) => tally(at(means), place, means) },
    hooks: { greet, sort },
    says: {
      say: (place, utterance, means) => say(at(means), place, utterance, means),
      readBack: (place, utterance, means) => readBack(at(means), place, utterance, means),
    },
    nods: {
      may,
      nod: (place, of, means) => nod(at(means), place, of, means),
      takeBack: (place, of, means) => takeBack(at(means), place, of, means),
    },
    publishes: {
      limits,
      measure,
      publish: (place, piece, means) => publish(at(means), place, piece, means),
      pieceThere: (place, piece, means) => pieceThere(at(means), place, piece, means),
    },
    removes: { remove: (_: Place, nativeId, means) => remove(at(means), nativeId, means) },
  }
}

export const facebook = facebookAt({
  graph: 'https://graph.facebook.com/v23.0',
  dialog: 'https://www.facebook.com/v23.0/dialog/oauth',
})
