import { type Channel, type Manifest } from '#channel'
import { connect } from './connect.ts'
import { listen } from './listen.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { remove } from './remove.ts'
import { longest, readBack, say } from './say.ts'
import { tally } from './tally.ts'

/** Tried against it by `test/peers/wordpress.peers.ts`. */
const real = { kind: 'server', name: 'WordPress 6.1' } as const

const manifest: Manifest = {
  key: 'wordpress',
  name: { fr: 'Site WordPress', en: 'WordPress site' },
  abilities: ['connects', 'listens', 'tallies', 'says', 'publishes', 'removes'],
  proved: { connects: real, listens: real, tallies: real, says: real, publishes: real, removes: real },
  plantedBy: 'account',
  form: [
    { key: 'site', label: { fr: 'Adresse du site', en: 'Address of the site' }, kind: 'address' },
    {
      key: 'user',
      label: { fr: 'Identifiant', en: 'User name' },
      hint: { fr: 'Celui avec lequel on entre dans l’administration', en: 'The one that opens the dashboard' },
      kind: 'text',
    },
    {
      key: 'password',
      label: { fr: 'Mot de passe d’application', en: 'Application password' },
      hint: {
        fr: 'Se crée dans WordPress\u00a0: Utilisateurs, Profil, Mots de passe d’application',
        en: 'Made in WordPress: Users, Profile, Application Passwords',
      },
      kind: 'secret',
    },
  ],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: true },
  pace: [
    { youngerThanHours: 24, everySeconds: 120 },
    { youngerThanHours: 24 * 7, everySeconds: 600 },
    { youngerThanHours: 24 * 365 * 100, everySeconds: 1800 },
  ],
  longestUtterance: longest,
}

export const wordpress: Channel &
  Required<Pick<Channel, 'connects' | 'listens' | 'tallies' | 'says' | 'publishes' | 'removes'>> = {
  manifest,
  read,
  connects: { connect },
  listens: { listen },
  tallies: { tally },
  says: { say, readBack },
  publishes: { limits, measure, publish, pieceThere },
  removes: { remove },
}
