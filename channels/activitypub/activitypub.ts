import { type Channel, type Manifest } from '#channel'
import { connect } from './connect.ts'
import { listen } from './listen.ts'
import { nod, takeBack } from './nod.ts'
import { mostAnswered } from './owe.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { longest, readBack, say } from './say.ts'
import { nameOf, show } from './show.ts'
import { takeIn } from './take-in.ts'

/** Tried against it by `test/peers/activitypub.peers.ts`. */
const real = { kind: 'server', name: 'snac2 2.75' } as const

const manifest: Manifest = {
  key: 'activitypub',
  name: { fr: 'Acteur du fédivers', en: 'Fediverse actor' },
  abilities: ['connects', 'listens', 'takesIn', 'shows', 'says', 'nods', 'publishes'],
  proved: { connects: real, listens: real, takesIn: real, shows: real, says: real, nods: real, publishes: real },
  plantedBy: 'account',
  form: [
    {
      key: 'name',
      label: { fr: 'Nom avant l’arobase', en: 'Name before the @' },
      hint: {
        fr: 'Lettres sans accent, chiffres et tirets bas\u00a0: il ne change plus ensuite',
        en: 'Plain letters, digits and underscores: it never changes afterwards',
      },
      kind: 'text',
    },
    { key: 'shown', label: { fr: 'Nom affiché', en: 'Name shown' }, kind: 'text' },
    {
      key: 'about',
      label: { fr: 'Une phrase de présentation', en: 'A sentence about it' },
      kind: 'text',
      optional: true,
    },
  ],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  // Knocks wake it; the rounds carry out what is owed to followers.
  pace: [{ youngerThanHours: 100 * 365 * 24, everySeconds: 60 }],
  answersPrivately: true,
  longestUtterance: longest,
}

export const activitypub: Channel &
  Required<Pick<Channel, 'connects' | 'listens' | 'takesIn' | 'shows' | 'says' | 'nods' | 'publishes'>> = {
  manifest,
  read,
  connects: { connect },
  listens: { listen },
  takesIn: { takeIn },
  shows: { show, nameOf },
  // Who is told stands beside the words, in no one’s way.
  says: { say, readBack, mentions: { most: mostAnswered, of: () => '', added: true } },
  nods: { nod, takeBack },
  publishes: { limits, measure, publish, pieceThere },
}
