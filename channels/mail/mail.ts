import { type Channel, type Field, type Manifest } from '#channel'
import { connect } from './connect.ts'
import { listen } from './listen.ts'
import { read } from './read.ts'
import { readBack, say } from './say.ts'
import { tally } from './tally.ts'
import { watch } from './watch.ts'

const host = (key: string, fr: string, en: string): Field => ({
  key,
  label: { fr, en },
  hint: {
    fr: 'À laisser vide\u00a0: deviné d’après l’adresse',
    en: 'Leave empty: guessed from the address',
  },
  kind: 'text',
  optional: true,
})
const port = (key: string, fr: string, en: string, usual: string): Field => ({
  key,
  label: { fr, en },
  hint: { fr: `${usual} le plus souvent`, en: `Most often ${usual}` },
  kind: 'number',
  optional: true,
})

/** Tried against it by `test/peers/mail.peers.ts`. */
const real = { kind: 'server', name: 'Dovecot 2.3, OpenSMTPD 6.8' } as const

const manifest: Manifest = {
  key: 'mail',
  name: { fr: 'Boîte aux lettres électronique', en: 'Mailbox' },
  abilities: ['connects', 'listens', 'tallies', 'watches', 'says'],
  proved: { connects: real, listens: real, tallies: real, watches: real, says: real },
  plantedBy: 'account',
  form: [
    { key: 'address', label: { fr: 'Adresse électronique', en: 'E-mail address' }, kind: 'text' },
    {
      key: 'password',
      label: { fr: 'Mot de passe', en: 'Password' },
      hint: {
        fr: 'Souvent un mot de passe d’application, créé chez le fournisseur',
        en: 'Often an application password, made at the provider',
      },
      kind: 'secret',
    },
    host('imap-host', 'Serveur de réception (IMAP)', 'Incoming server (IMAP)'),
    port('imap-port', 'Port de réception', 'Incoming port', '993'),
    host('smtp-host', 'Serveur d’envoi (SMTP)', 'Outgoing server (SMTP)'),
    port('smtp-port', 'Port d’envoi', 'Outgoing port', '465'),
  ],
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: true },
  pace: [
    { youngerThanHours: 24, everySeconds: 120 },
    { youngerThanHours: 24 * 365 * 100, everySeconds: 600 },
  ],
  answersPrivately: true,
  ourPlace: true,
  mayComeBack: true,
  longestUtterance: 50_000,
}

export const mail: Channel & Required<Pick<Channel, 'connects' | 'listens' | 'tallies' | 'watches' | 'says'>> = {
  manifest,
  read,
  connects: { connect },
  listens: { listen },
  tallies: { tally },
  watches: { watch },
  says: { say, readBack },
}
