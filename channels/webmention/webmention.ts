import { type Channel, type Manifest } from '#channel'
import { connect } from './connect.ts'
import { listen } from './listen.ts'
import { read } from './read.ts'
import { longest, readBack, say } from './say.ts'
import { show } from './show.ts'
import { takeIn } from './take-in.ts'

const manifest: Manifest = {
  key: 'webmention',
  name: { fr: 'Mentions d’un site (Webmention)', en: 'Mentions of a site (Webmention)' },
  abilities: ['connects', 'listens', 'takesIn', 'shows', 'says'],
  plantedBy: 'account',
  form: [
    {
      key: 'site',
      label: { fr: 'Adresse du site, ou de la partie du site', en: 'Address of the site, or of a part of it' },
      hint: {
        fr: 'On entend les pages qui parlent de celles-ci\u00a0; une ligne à poser dans leur en-tête vous est donnée ensuite',
        en: 'Pages that talk about these are heard; you are then given a line to put in their head',
      },
      kind: 'address',
    },
    {
      key: 'shown',
      label: { fr: 'Nom sous lequel vous répondez', en: 'Name under which you answer' },
      kind: 'text',
    },
  ],
  setUp: {
    label: { fr: 'À poser dans l’en-tête de chaque page du site', en: 'To put in the head of each page of the site' },
    line: '<link rel="webmention" href="{here}/mention">',
  },
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  // Knocks wake it; the rounds look again at what was heard, and tell those who could not be reached.
  pace: [
    { youngerThanHours: 7 * 24, everySeconds: 15 * 60 },
    { youngerThanHours: 100 * 365 * 24, everySeconds: 6 * 3600 },
  ],
  longestUtterance: longest,
}

export const webmention: Channel & Required<Pick<Channel, 'connects' | 'listens' | 'takesIn' | 'shows' | 'says'>> = {
  manifest,
  read,
  connects: { connect },
  listens: { listen },
  takesIn: { takeIn },
  shows: { show },
  says: { say, readBack },
}
