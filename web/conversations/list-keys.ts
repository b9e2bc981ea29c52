import { type KeyAct } from '../keys.svelte.ts'
import { words } from '../words.svelte.ts'
import { type wish } from './wish.svelte.ts'

interface Hands {
  reach: (step: number) => void
  select: () => void
  ask: (what: 'let-live' | 'snooze' | 'assign') => void
  openWith: (what: (typeof wish)['now']) => void
  forget: () => void
  anySelected: () => boolean
  /** A row is under the keys. */
  anyRow: () => boolean
  /** One works at its desk. */
  mayAct: () => boolean
  /** One may leave a note there. */
  mayNote: () => boolean
  /** Someone else works there too. */
  shared: () => boolean
  /** Somewhere someone else works too. */
  team: () => boolean
}

/** The keys of the list, while the reader is in it. */
export function listKeys(hands: Hands): KeyAct[] {
  const say = words.conversations.keys
  const some = () => hands.mayAct() || hands.anySelected()
  return [
    { keys: ['j'], name: say.next, does: () => hands.reach(1), onlyKey: true },
    { keys: ['k'], name: say.before, does: () => hands.reach(-1), onlyKey: true },
    { keys: ['Enter'], name: say.open, does: () => hands.openWith(null), when: hands.anyRow, onlyKey: true },
    { keys: ['r'], name: say.reply, does: () => hands.openWith('reply'), when: hands.mayAct },
    { keys: ['w'], name: say.askWhy, does: () => hands.openWith('ask-why'), when: hands.mayAct },
    { keys: ['n'], name: say.note, does: () => hands.openWith('note'), when: hands.mayNote },
    { keys: ['l'], name: say.letLive, does: () => hands.ask('let-live'), when: some },
    { keys: ['z'], name: say.snooze, does: () => hands.ask('snooze'), when: some },
    // Someone who works alone has nobody to give it to, nor a key for it.
    ...(hands.team()
      ? [{ keys: ['a'], name: say.assign, does: () => hands.ask('assign'), when: () => some() && hands.shared() }]
      : []),
    { keys: ['x'], name: say.select, does: hands.select, when: hands.mayAct },
    { keys: ['Escape'], name: say.forget, does: hands.forget, when: hands.anySelected, onlyKey: true },
  ]
}
