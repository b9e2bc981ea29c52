import { type handover as source } from '../fr/handover.ts'
import { englishList } from '../plural.ts'
import { number } from './numbers.ts'

const counted = (one: string, many: string) => (n: number) => `${number(n)} ${n === 1 ? one : many}`

const deeds: Record<string, (n: number) => string> = {
  answered: counted('answer', 'answers'),
  liked: counted('like given or taken back', 'likes given or taken back'),
  'let-live': counted('conversation let live', 'conversations let live'),
  'put-off': counted('conversation put off', 'conversations put off'),
  given: counted('conversation given to someone', 'conversations given to someone'),
  understood: counted('reading corrected or confirmed', 'readings corrected or confirmed'),
  themes: counted('theme reworked', 'themes reworked'),
  asked: counted('question to a department', 'questions to departments'),
  facts: counted('answer of a department or fact kept', 'answers of departments or facts kept'),
  silence: counted('silence kept or lifted', 'silences kept or lifted'),
  removed: counted('removal with its reasons', 'removals with their reasons'),
  joined: counted('conversation joined or split', 'conversations joined or split'),
  alerts: counted('step about an alert', 'steps about an alert'),
  decided: counted('decision made or changed', 'decisions made or changed'),
  told: counted('telling approved or done', 'tellings approved or done'),
  promised: counted('word given, kept or moved', 'words given, kept or moved'),
  claims: counted('step about a claim', 'steps about claims'),
  sparks: counted('step about a spark', 'steps about sparks'),
  other: counted('other thing', 'other things'),
}

export const handover: typeof source = {
  title: 'Handover notes',
  left: (name, when) => `${name} left you a note, ${when}`,
  leftMine: (when) => `Your note, ${when}`,
  leftPast: (name, when) => `${name}, ${when}`,
  forClients: (names) => `For ${englishList(names)}`,
  since: 'Since this note',
  did: (name, done) => `${name}: ${englishList(done.map(({ deed, n }) => (deeds[deed] ?? deeds.other!)(n)))}.`,
  nothingSince: 'Since this note nobody else has done anything here.',
  read: 'Read',
  readAbout: (name) => `: the note from ${name}`,
  readOn: (when) => `Read ${when}.`,
  didRead: 'Read. The note stays among the handover notes.',
  write: 'Hand over',
  writeLead: 'What whoever comes next should know. They will read it first, in “This morning”.',
  forWhom: 'For',
  forAll: (n) => `All my clients (${n})`,
  forAllHint: 'Each workspace keeps this note: write nothing of one client that the others should not read.',
  text: 'Your note',
  leave: 'Leave the note',
  didLeave: 'The note is left.',
  past: 'See earlier notes',
  nonePast: 'No note yet. One leaves one on going, at the foot of “This morning”.',
  more: 'Older ones',
}
