import { capital } from '../capital.ts'
import { type why as source } from '../fr/why.ts'
import { englishList } from '../plural.ts'
import { agree, letters, number, people, voices } from './numbers.ts'

export const why: typeof source = {
  screen: 'Why',
  title: (n) => (n > 0 ? `Why ${people(n, letters)} ${agree(n, 'does', 'do')} not like it` : 'Why they do not like it'),
  on: 'On',
  onFor: 'For',
  andOn: ', on',
  since: ', over the last',
  stop: '.',
  everywhere: 'all contact points',
  within: { '7': 'seven days', '30': 'thirty days', '90': 'three months', '365': 'year', all: 'years' },
  changeClient: 'Change client',
  changePlace: 'Change contact point',
  changeSince: 'Change the time span',
  leftOut: (names) => `Without ${names}: the rules there do not allow counting what is said.`,
  stances: (all, liking, disliking) =>
    all === 0 ? '' : `${capital(people(all))} took a stance; ${likes(liking)}, ${dislikes(disliking)}.`,
  themeSays: (n, channels, confirmed = 0) =>
    `${people(n)}${channels > 1 ? `, on ${number(channels)} channels` : ''}${confirmed ? `, ${number(confirmed)} of them confirmed` : ''}`,
  others: (n) => `${capital(number(n))} ${agree(n, 'other voice', 'other voices')}`,
  readThem: (n) => agree(n, 'read it', 'read them'),
  foldThem: (n) => agree(n, 'fold it', 'fold them'),
  more: 'Read on',
  /** What stands around someone’s words. */
  opens: '“',
  closes: '”',
  inPlace: 'In its place in the conversation',
  inPlaceOf: (by) => `The words of ${by}, in their place in the conversation`,
  channels: (names) => englishList(names),
  joined: (name) => `Includes “${name}”.`,
  unjoin: 'Set apart again',
  unjoined: (name) => `“${name}” is a theme of its own again.`,

  rename: 'Rename',
  newName: 'New name of the theme',
  renamed: (before, after) => `“${before}” is now called “${after}”.`,
  join: 'Join to another',
  joinTitle: (name) => `Join “${name}” to a theme that says the same`,
  joinDo: 'Join',
  joinInto: 'With',
  joinedTo: (name, into) => `“${name}” is joined to “${into}”.`,
  keptOut: (n, into) =>
    `${capital(number(n))} ${n === 1 ? 'reason stays' : 'reasons stay'} apart: we were told that “${into}” is not what ${n === 1 ? 'it means' : 'they mean'}.`,
  nothingToJoin: 'There is no other theme yet.',
  split: 'Split in two',
  splitTitle: 'Choose the voices that say something else, then name what they say.',
  splitName: 'What they say',
  splitDo: (n) => (n === 0 ? 'Choose one voice at least' : `Make a theme of them (${voices(n)})`),
  splitOff: (name) => `“${name}” is now a theme of its own.`,
  choose: (words) => `Choose “${words}”`,
  acts: (name) => `What can be done with the theme “${name}”`,

  wants: 'What people would rather have',
  direction: {
    less: 'less',
    more: 'more',
    faster: 'faster',
    cheaper: 'cheaper',
    honest: 'more honest',
    again: 'as before',
    fixed: 'repaired',
    easier: 'simpler',
  },
  wantSays: (direction, n) => `${capital(direction)}, ${people(n)}`,
  wantsInferred: (voices, all) =>
    voices < all
      ? `Inferred from the words of the last ${number(voices)} voices; nobody said it so.`
      : 'Inferred from their words; nobody said it so.',

  withoutTheme: 'Without a theme',
  withoutThemeSays: 'Kept as reasons, not yet saying what they are about. A theme is given in the conversation.',
  unsaid: 'Reason not said',
  unsaidSays: 'One question per person, no more.',
  ask: 'Ask what they like less',
  suggested: (n) => `${capital(number(n))} ${agree(n, 'sensed reason awaits', 'sensed reasons await')} your eye`,
  seeSuggested: 'read them in the conversations',

  weeksTitle: 'Reasons a week, over twelve weeks',
  weeksTable: 'Week of',
  weeksCount: 'Reasons',
  weekOf: (day) => `week of ${day}`,
  weeks: (total, last) =>
    `${capital(number(total))} ${agree(total, 'reason', 'reasons')} in twelve weeks, ${last === 0 ? 'none' : `${number(last)} of them`} this week`,
  thisWeek: 'this week',
  twelveWeeksAgo: '12 weeks ago',

  empty: 'Nobody has said why yet. In a conversation, select the words that say it and press s.',
  onlySuggested: 'No reason has been kept yet. Those we sense await in the conversations.',
  emptyAct: 'Open the conversations',
  nothingHere: 'Nothing of the kind here in that time.',
  nothingHereAct: 'Look everywhere, over a year',
  noClient: 'This page is read for one client at a time.',
  noWorkspace: 'There is no client yet. Reasons will come with their conversations.',
}

function likes(n: number): string {
  return n === 0 ? 'none likes it' : `${number(n)} ${agree(n, 'likes', 'like')} it`
}

function dislikes(n: number): string {
  return n === 0 ? 'none says no' : `${number(n)} ${agree(n, 'does', 'do')} not`
}
