import { type conversation as source } from '../fr/conversation.ts'
import { englishCount, englishList } from '../plural.ts'

export const conversation: typeof source = {
  title: 'Conversation',
  untitled: 'Conversation',
  turns: 'What was said, in order of time',
  voices: (voices, messages) =>
    `${englishCount(voices, 'person', 'people')}, ${englishCount(messages, 'message', 'messages')}`,
  speaksFor: (brand) => `for ${brand}`,
  answering: 'answering',
  edited: 'changed since',
  chosen: 'chosen',
  chosenNow: (n) => englishCount(n, 'message chosen', 'messages chosen'),
  audience: {
    internal: 'note between you',
    direct: 'in private',
    followers: 'to followers',
    unlisted: 'to whoever has the link',
    public: 'in public',
  },
  gone: 'Their author took these words away.',
  removed: (rule) => `Message removed. Rule: ${rule}.`,
  removalPending: (rule) => `Will be removed in a moment. Rule: ${rule}.`,
  attached: (type) =>
    type?.startsWith('image/')
      ? 'a picture'
      : type?.startsWith('video/')
        ? 'a video'
        : type?.startsWith('audio/')
          ? 'a sound'
          : 'an attachment',
  reacted: (how, names, more) => {
    const people = englishList(more ? [...names, englishCount(more, 'other', 'others')] : names)
    return how === 'like' ? `Liked by ${people}.` : how === 'repost' ? `Passed on by ${people}.` : `Kept by ${people}.`
  },
  onSpot: 'See it on the spot',
  earlier: 'Earlier',
  later: 'Later',
  toEnd: 'Go to the end',
  waiting: (n) => englishCount(n, 'new message', 'new messages'),
  joinedElsewhere: 'This conversation has been joined to this one.',
  writes: (name) => `${name} is writing an answer.`,
  reads: (name) => `${name} is reading too.`,
  more: 'Other acts',
  wake: 'Take it up again',
  didWake: 'The conversation is taken up again.',

  stance: {
    dislike: 'disagreement',
    like: 'agreement',
    question: 'question',
    suggestion: 'suggestion',
    neutral: 'neutral',
    unknown: 'cannot tell',
  },
  stanceTitle: 'Which stance',
  stanceAbout: 'Toward the brand, or what it claims.',
  maybe: (word) => `${word}?`,
  reasonUnsaid: 'reason unsaid',
  keep: 'Keep',
  change: 'Change',
  changeTheme: 'Change theme',
  refuse: 'Refuse',
  aReason: 'a reason',
  reasonsSuggested: (n) => (n === 1 ? 'A reason in their words, perhaps.' : `${n} reasons in their words, perhaps.`),
  isReason: (theme) => `reason, ${theme}`,
  noTheme: 'no theme',
  keptBy: (name) => `kept by ${name}`,
  withdrawReason: 'This is not a reason',
  marking: 'Choose the words: arrows to move, Shift and arrows to take more, Enter to keep.',
  themeTitle: 'What it is about',
  themeField: 'Theme',
  themeHint: 'Look for a theme, or name one',
  themeNothing: 'No theme by that name.',
  themeNew: (name) => `New theme: ${name}`,
  noThemeYet: 'No theme for now',
  didKeepReason: (words) => `Reason kept: “${words.length > 60 ? `${words.slice(0, 59)}…` : words}”.`,
  didChangeReason: 'The theme is changed.',
  didWithdrawReason: 'It is a reason no more.',
  didRefuse: 'Suggestion refused.',
  didMarkStance: (stance) => `Stance: ${stance}.`,

  joinTitle: 'Join a conversation',
  joinAbout: 'The one about the same thing comes here with all its threads. They can always be split again.',
  joinField: 'Which conversation',
  joinNothing: 'No conversation by that name.',
  didJoin: 'The two conversations are one now.',
  split: (thread) => `Split off “${thread}”`,
  didSplit: 'This thread is a conversation of its own again.',

  findField: 'Find in this conversation',
  findBefore: 'Previous',
  findNext: 'Next',
  foundIn: (n) => (n === 0 ? 'Nowhere here.' : englishCount(n, 'time', 'times')),
  foundAt: (at, n) => `${at} of ${n}`,

  understand: 'Understand',
  fold: 'Fold',
  toldUs: 'What they tell us',
  noReasonYet: 'No reason marked in these words.',
  alsoSaid: (people, places) =>
    people < 2
      ? 'First time.'
      : `${englishCount(people, 'person says', 'people say')} so, in ${englishCount(places, 'place', 'places')}.`,
  saidHere: 'Said here before',
  answeredBefore: 'Answered before',
  insert: 'Use this text',
  sameSubject: 'Same subject?',
  joinHere: 'Join here',
  otherSubject: 'It is something else',
  didOtherSubject: 'Noted: two different subjects.',

  keys: {
    next: 'Next message',
    before: 'Previous message',
    leave: 'Back to the list',
    reply: 'Answer',
    askWhy: 'Ask why',
    note: 'Leave a note',
    letLive: 'Let live',
    snooze: 'Put aside',
    assign: 'Give to someone',
    mark: 'Mark a reason',
    keep: 'Keep the suggestion',
    theme: 'Change the theme',
    refuse: 'Refuse the suggestion',
    stance: 'Tell the stance',
    choose: 'Choose',
    unchoose: 'Stop choosing',
    answeredBefore: 'Go to “Answered before”',
    remove: 'Remove',
    join: 'Join a conversation',
    find: 'Find in the conversation',
  },
}
