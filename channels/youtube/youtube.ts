import { type Channel, type Manifest } from '#channel'
import { app, budget, rights } from './app.ts'
import { type Google } from './ask.ts'
import { joinsAt } from './joins.ts'
import { listen } from './listen.ts'
import { read } from './read.ts'
import { renew } from './renew.ts'
import { longest, readBack, say } from './say.ts'
import { tally } from './tally.ts'

/** Google’s keys are given elsewhere: signing in stands in no description of YouTube’s. */
const described = { kind: 'description', name: 'YouTube Data API v3' } as const

const manifest: Manifest = {
  key: 'youtube',
  name: { fr: 'Chaîne YouTube', en: 'YouTube channel' },
  abilities: ['joins', 'listens', 'tallies', 'renews', 'says'],
  proved: { listens: described, tallies: described, renews: described, says: described },
  plantedBy: 'account',
  form: [],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: 30, deleteWithSource: true, mayDerive: false, mayJoinHandles: false, mayUseAi: false },
  app,
  rights,
  budget,
  pace: [
    { youngerThanHours: 24, everySeconds: 180 },
    { youngerThanHours: 24 * 7, everySeconds: 600 },
    { youngerThanHours: 24 * 365 * 100, everySeconds: 1800 },
  ],
  ourPlace: true,
  longestUtterance: longest,
}

export function youtubeAt(
  at: Google,
): Channel & Required<Pick<Channel, 'joins' | 'listens' | 'tallies' | 'renews' | 'says'>> {
  return {
    manifest,
    read,
    joins: joinsAt(at),
    listens: { listen: (place, cursor, means) => listen(at, place, cursor, means) },
    tallies: { tally: (place, _, means) => tally(at, place, means) },
    renews: { renew: (place, ids, _, means) => renew(at, place, ids, means) },
    says: {
      say: (place, utterance, means) => say(at, place, utterance, means),
      readBack: (place, utterance, means) => readBack(at, place, utterance, means),
    },
  }
}

export const youtube = youtubeAt({
  api: 'https://youtube.googleapis.com',
  keys: 'https://oauth2.googleapis.com',
  consent: 'https://accounts.google.com/o/oauth2/v2/auth',
})
