import { type Channel, type Manifest } from '#channel'
import { alertsAddress } from './alerts.ts'
import { readEntry } from './entry.ts'
import { listen } from './listen.ts'
import { look } from './look.ts'
import { tally } from './tally.ts'

const manifest: Manifest = {
  key: 'feed',
  name: { fr: 'Blog ou flux', en: 'Blog or feed' },
  abilities: ['looks', 'listens', 'tallies'],
  // `corpus.test.ts` reads them; they are served by nobody but us.
  proved: { listens: { kind: 'samples', name: { fr: '850 flux écrits par d’autres', en: '850 feeds of others' } } },
  plantedBy: 'address',
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: false, mayDerive: true, mayJoinHandles: false, mayUseAi: true },
  pace: [
    { youngerThanHours: 6, everySeconds: 120 },
    { youngerThanHours: 48, everySeconds: 600 },
    { youngerThanHours: 14 * 24, everySeconds: 3_600 },
    { youngerThanHours: 100 * 365 * 24, everySeconds: 21_600 },
  ],
  longestUtterance: null,
}

export const feed: Channel & Required<Pick<Channel, 'looks' | 'listens' | 'tallies'>> = {
  manifest,
  read: readEntry,
  looks: {
    // Results of Google are a place of their own kind: offered once, and read as what they are.
    look: async (address, means) =>
      alertsAddress(address) ? { kind: 'nothing-there', why: 'no-feed', detail: '' } : look(address, means),
  },
  listens: { listen },
  tallies: { tally },
}
