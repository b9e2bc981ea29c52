import { type Channel, type Manifest } from '#channel'
import { connect } from './connect.ts'
import { listen } from './listen.ts'
import { may, nod, takeBack } from './nod.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { read } from './read.ts'
import { mostGraphemes, mostMentions, namedAs, readBack, say } from './say.ts'
import { tally } from './tally.ts'
import { watch } from './watch.ts'

/** Tried against it by `test/peers/bluesky.peers.ts`. */
const real = { kind: 'server', name: 'PDS, AppView (@atproto/dev-env 0.6.7)' } as const

const manifest: Manifest = {
  key: 'bluesky',
  name: { fr: 'Compte Bluesky', en: 'Bluesky account' },
  abilities: ['connects', 'listens', 'tallies', 'watches', 'says', 'nods', 'publishes'],
  proved: { connects: real, listens: real, tallies: real, watches: real, says: real, nods: real, publishes: real },
  plantedBy: 'account',
  form: [
    {
      key: 'handle',
      label: { fr: 'Nom du compte', en: 'Handle of the account' },
      hint: { fr: 'marque.bsky.social, ou un domaine à soi', en: 'brand.bsky.social, or a domain of one’s own' },
      kind: 'text',
    },
    {
      key: 'password',
      label: { fr: 'Mot de passe d’application', en: 'App password' },
      hint: {
        fr: 'Se crée dans Bluesky\u00a0: Paramètres, Confidentialité et sécurité, Mots de passe d’application',
        en: 'Made in Bluesky: Settings, Privacy and security, App passwords',
      },
      kind: 'secret',
    },
    {
      key: 'service',
      label: { fr: 'Serveur du compte', en: 'Server of the account' },
      hint: { fr: 'Seulement si on ne le trouve pas par le nom', en: 'Only where the handle does not lead to it' },
      kind: 'address',
      optional: true,
    },
    {
      key: 'stream',
      label: { fr: 'Flux du réseau', en: 'Stream of the network' },
      hint: {
        fr: 'Un Jetstream ou un relais, en wss://\u00a0; entend même ce que les notifications perdent, mais tout le réseau y passe, jour et nuit',
        en: 'A Jetstream or a relay, as wss://; hears even what notifications lose, but the whole network passes there, day and night',
      },
      kind: 'address',
      optional: true,
    },
    {
      key: 'directory',
      label: { fr: 'Annuaire des comptes', en: 'Directory of accounts' },
      hint: { fr: 'plc.directory, si rien n’est écrit', en: 'plc.directory where nothing is written' },
      kind: 'address',
      optional: true,
    },
  ],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [
    { youngerThanHours: 24, everySeconds: 120 },
    { youngerThanHours: 24 * 365 * 100, everySeconds: 300 },
  ],
  longestUtterance: mostGraphemes,
}

export const bluesky: Channel &
  Required<Pick<Channel, 'connects' | 'listens' | 'tallies' | 'watches' | 'says' | 'nods' | 'publishes'>> = {
  manifest,
  read,
  connects: { connect },
  listens: { listen },
  tallies: { tally },
  watches: { watch },
  nods: { may, nod, takeBack },
  publishes: { limits, measure, publish, pieceThere },
  says: { say, readBack, mentions: { most: mostMentions, of: namedAs, added: false } },
}
