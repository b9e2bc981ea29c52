import { type Channel, type Manifest, type Means } from '#channel'
import { appAt, arrive, choose, type Graph, greet, setOut, sort, type Way } from '#meta'
import { connected, offers, pageFields } from './connected.ts'
import { listen } from './listen.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { remove } from './remove.ts'
import { renew } from './renew.ts'
import { rights } from './rights.ts'
import { longest, readBack, say } from './say.ts'
import { tally } from './tally.ts'

const manifestAt = (graph: string): Manifest => ({
  key: 'instagram',
  name: { fr: 'Compte professionnel Instagram', en: 'Instagram professional account' },
  abilities: ['joins', 'listens', 'tallies', 'hooks', 'renews', 'says', 'publishes', 'removes'],
  plantedBy: 'account',
  form: [],
  // Why these: see « Terms » in README.md.
  terms: {
    maxAgeDays: null,
    deleteWithSource: true,
    mayDerive: true,
    mayJoinHandles: false,
    mayUseAi: false,
    checkedEveryHours: 72,
  },
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
  /** Milliseconds that publishing may take; left out: as long as the desk waits. */
  patience?: number
}

export type Instagram = Channel &
  Required<Pick<Channel, 'joins' | 'listens' | 'tallies' | 'hooks' | 'renews' | 'says' | 'publishes' | 'removes'>>

export function instagramAt({ graph, dialog, patience }: Addresses): Instagram {
  const way: Way = {
    graph,
    dialog,
    scope,
    fields: pageFields,
    offers,
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
    renews: { renew: (_, nativeIds, __, means) => renew(at(means), nativeIds, means) },
    says: {
      say: (place, utterance, means) => say(at(means), place, utterance, means),
      readBack: (place, utterance, means) => readBack(at(means), place, utterance, means),
    },
    publishes: {
      limits,
      measure,
      publish: (place, piece, means) => publish(at(means), place, piece, means, patience),
      pieceThere: (place, piece, means) => pieceThere(at(means), place, piece, means),
    },
    removes: { remove: (_, nativeId, means) => remove(at(means), nativeId, means) },
  }
}

export const instagram = instagramAt({
  graph: 'https://graph.facebook.com/v23.0',
  dialog: 'https://www.facebook.com/v23.0/dialog/oauth',
})
