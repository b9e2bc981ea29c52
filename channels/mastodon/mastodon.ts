import { type Channel, type Manifest } from '#channel'
import { arrive, setOut } from './joins.ts'
import { listen } from './listen.ts'
import { nod, takeBack } from './nod.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { longest, readBack, say } from './say.ts'
import { tally } from './tally.ts'
import { watch } from './watch.ts'

/** Tried against it by `test/peers/mastodon.peers.ts`. */
const real = { kind: 'server', name: 'snac2 2.75' } as const

const manifest: Manifest = {
  key: 'mastodon',
  name: { fr: 'Compte Mastodon', en: 'Mastodon account' },
  abilities: ['joins', 'listens', 'tallies', 'watches', 'says', 'nods', 'publishes'],
  proved: { joins: real, listens: real, tallies: real, says: real, nods: real, publishes: real },
  plantedBy: 'account',
  form: [
    {
      key: 'server',
      label: { fr: 'Serveur, ou adresse du compte', en: 'Server, or address of the account' },
      hint: {
        fr: 'mastodon.exemple ou @marque@mastodon.exemple\u00a0; GoToSocial, Pleroma et snac vont aussi',
        en: 'mastodon.example or @brand@mastodon.example; GoToSocial, Pleroma and snac will do as well',
      },
      kind: 'address',
    },
    {
      key: 'follows',
      label: { fr: 'Mots-dièse et recherches à suivre', en: 'Hashtags and searches to follow' },
      hint: {
        fr: 'Séparés par des virgules, vingt au plus\u00a0: #confiture, compote lune',
        en: 'With commas between them, twenty at most: #jam, moon compote',
      },
      kind: 'text',
      optional: true,
      later: true,
    },
  ],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [
    { youngerThanHours: 24, everySeconds: 120 },
    { youngerThanHours: 24 * 365 * 100, everySeconds: 300 },
  ],
  answersPrivately: true,
  longestUtterance: longest,
}

export const mastodon: Channel &
  Required<Pick<Channel, 'joins' | 'listens' | 'tallies' | 'watches' | 'says' | 'nods' | 'publishes'>> = {
  manifest,
  read,
  joins: { setOut, arrive },
  listens: { listen },
  tallies: { tally },
  watches: { watch },
  nods: { nod, takeBack },
  publishes: { limits, measure, publish, pieceThere },
  says: { say, readBack, mentions: { most: null, of: ({ nativeId }) => `@${nativeId}`, added: true } },
}
