import { type Channel, type Manifest } from '#channel'
import { app, budget, rights } from './app.ts'
import { type Google } from './ask.ts'
import { joinsAt } from './joins.ts'
import { listen } from './listen.ts'
import { read } from './read.ts'
import { renew } from './renew.ts'
import { longest, readBack, say } from './say.ts'

const manifest: Manifest = {
  key: 'youtube',
  name: { fr: 'Chaîne YouTube', en: 'YouTube channel' },
  abilities: ['joins', 'listens', 'renews', 'says'],
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

export function youtubeAt(at: Google): Channel & Required<Pick<Channel, 'joins' | 'listens' | 'renews' | 'says'>> {
  return {
    manifest,
    read,
    joins: joinsAt(at),
    listens: { listen: (place, cursor, means) => listen(at, place, cursor, means) },
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
