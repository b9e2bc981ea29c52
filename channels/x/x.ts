import { type Channel, type Manifest } from '#channel'
import { appAt, budget } from './app.ts'
import { estimate } from './estimate.ts'
import { joinsAt } from './joins.ts'
import { listen } from './listen.ts'
import { nod, takeBack } from './nod.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { renew } from './renew.ts'
import { rights } from './rights.ts'
import { mention, readBack, say } from './say.ts'
import { longest } from './weigh.ts'

export type X = Channel &
  Required<Pick<Channel, 'joins' | 'listens' | 'renews' | 'estimates' | 'says' | 'nods' | 'publishes'>>

/** Signing in, and fetching what a compliance job found, stand in no description. */
const described = { kind: 'description', name: 'X API 2.167, 2.159' } as const

/** `api`: where X is asked, without a slash at its end; `dialog`: where one says yes. */
export function xAt({ api, dialog }: { api: string; dialog: string }): X {
  const manifest: Manifest = {
    key: 'x',
    name: { fr: 'Compte X', en: 'X account' },
    abilities: ['joins', 'listens', 'renews', 'estimates', 'says', 'nods', 'publishes'],
    proved: {
      listens: described,
      renews: described,
      estimates: described,
      says: described,
      nods: described,
      publishes: described,
    },
    plantedBy: 'account',
    form: [
      {
        key: 'searches',
        label: { fr: 'Recherches à suivre', en: 'Searches to follow' },
        hint: {
          fr: 'Séparées par des virgules, dix au plus, comme X les écrit\u00a0: compote lune, "Vergers Imaginaires" lang:fr',
          en: 'With commas between them, ten at most, as X writes them: moon compote, "Vergers Imaginaires" lang:en',
        },
        kind: 'text',
        optional: true,
        later: 'only',
      },
    ],
    // Why these: see « Terms » in README.md.
    terms: {
      maxAgeDays: null,
      deleteWithSource: true,
      mayDerive: true,
      mayJoinHandles: false,
      mayUseAi: false,
      checkedEveryHours: 24,
      daysAfterAccess: 7,
    },
    app: appAt(api),
    rights,
    budget,
    pace: [
      { youngerThanHours: 24, everySeconds: 120 },
      { youngerThanHours: 24 * 7, everySeconds: 600 },
      // Its keys are renewed by whoever listens, and end after two hours.
      { youngerThanHours: 24 * 365 * 100, everySeconds: 1200 },
    ],
    longestUtterance: longest,
  }
  return {
    manifest,
    read,
    joins: joinsAt(api, dialog),
    listens: { listen: (place, cursor, means) => listen(api, place, cursor, means) },
    renews: { renew: (place, ids, pending, means) => renew(api, place, ids, pending, means) },
    estimates: { estimate: (place, given, means) => estimate(api, place, given, means) },
    says: {
      mentions: { most: null, of: mention, added: true },
      say: (place, utterance, means) => say(api, place, utterance, means),
      readBack: (place, utterance, means) => readBack(api, place, utterance, means),
    },
    nods: {
      nod: (place, of, means) => nod(api, place, of, means),
      takeBack: (place, of, means) => takeBack(api, place, of, means),
    },
    publishes: {
      limits,
      measure,
      publish: (place, piece, means) => publish(api, place, piece, means),
      pieceThere: (place, piece, means) => pieceThere(api, place, piece, means),
    },
  }
}

export const x = xAt({ api: 'https://api.x.com', dialog: 'https://x.com/i/oauth2/authorize' })
