import { type Channel, type Manifest } from '#channel'
import { appAt } from './app.ts'
import { joinsAt, rights } from './joins.ts'
import { listen } from './listen.ts'
import { read } from './read.ts'
import { longest, readBack, say } from './say.ts'
import { tally } from './tally.ts'

/** `api`: where Vimeo is asked, without a slash at its end. */
export function vimeoAt(api: string): Channel & Required<Pick<Channel, 'joins' | 'listens' | 'tallies' | 'says'>> {
  const manifest: Manifest = {
    key: 'vimeo',
    name: { fr: 'Compte Vimeo', en: 'Vimeo account' },
    abilities: ['joins', 'listens', 'tallies', 'says'],
    plantedBy: 'account',
    form: [],
    // Why these: see « Terms » in README.md.
    terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
    app: appAt(api),
    rights,
    pace: [
      { youngerThanHours: 24, everySeconds: 180 },
      { youngerThanHours: 24 * 7, everySeconds: 600 },
      { youngerThanHours: 24 * 365 * 100, everySeconds: 1800 },
    ],
    ourPlace: true,
    longestUtterance: longest,
  }
  return {
    manifest,
    read,
    joins: joinsAt(api),
    listens: { listen: (place, cursor, means) => listen(api, place, cursor, means) },
    tallies: { tally: (place, _, means) => tally(api, place, means) },
    says: {
      say: (place, utterance, means) => say(api, place, utterance, means),
      readBack: (place, utterance, means) => readBack(api, place, utterance, means),
    },
  }
}

export const vimeo = vimeoAt('https://api.vimeo.com')
