import { type Channel, type Manifest } from '#channel'
import { read } from './read.ts'

const manifest: Manifest = {
  key: 'captured',
  name: { fr: 'Relevé à la main', en: 'Noted by hand' },
  // None: a person goes and looks, writes down what is said there, and answers there.
  abilities: [],
  plantedBy: 'name',
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: false, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [],
  longestUtterance: null,
}

/** It hears what is written down (`fitMention` makes the event of it) and says nothing: answers are given there, by hand. */
export const captured: Channel = { manifest, read }
