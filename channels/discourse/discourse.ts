import { type Channel, type Manifest } from '#channel'
import { connect } from './connect.ts'
import { listen } from './listen.ts'
import { nod, takeBack } from './nod.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { longest, readBack, say } from './say.ts'
import { tally } from './tally.ts'

const manifest: Manifest = {
  key: 'discourse',
  name: { fr: 'Forum Discourse', en: 'Discourse forum' },
  abilities: ['connects', 'listens', 'tallies', 'says', 'nods', 'publishes'],
  plantedBy: 'account',
  form: [
    {
      key: 'forum',
      label: {
        fr: 'Adresse du forum, d’une catégorie ou d’un sujet',
        en: 'Address of the forum, a category or a topic',
      },
      kind: 'address',
    },
    { key: 'user', label: { fr: 'Nom du compte qui répond', en: 'Name of the account that answers' }, kind: 'text' },
    {
      key: 'key',
      label: { fr: 'Clé d’API', en: 'API key' },
      hint: {
        fr: 'Administration → API → Nouvelle clé, pour ce seul compte',
        en: 'Admin → API → New key, for this account alone',
      },
      kind: 'secret',
    },
  ],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [
    { youngerThanHours: 24, everySeconds: 120 },
    { youngerThanHours: 7 * 24, everySeconds: 600 },
    { youngerThanHours: 100 * 365 * 24, everySeconds: 1800 },
  ],
  longestUtterance: longest,
}

export const discourse: Channel &
  Required<Pick<Channel, 'connects' | 'listens' | 'tallies' | 'says' | 'nods' | 'publishes'>> = {
  manifest,
  read,
  connects: { connect },
  listens: { listen },
  tallies: { tally },
  // Ten: what a forum lets one post mention where nobody changed it (max_mentions_per_post).
  says: { say, readBack, mentions: { most: 10, of: ({ nativeId }) => `@${nativeId}`, added: false } },
  nods: { nod, takeBack },
  publishes: { limits, measure, publish, pieceThere },
}
