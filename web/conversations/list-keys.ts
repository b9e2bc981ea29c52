import { type KeyAct } from '../keys.svelte.ts'
import { words } from '../words.svelte.ts'
import { type wish } from './wish.svelte.ts'

interface Hands {
  reach: (step: number) => void
  select: () => void
  ask: (what: 'let-live' | 'snooze' | 'assign') => void
  openWith: (what: (typeof wish)['now']) => void
  search: () => void
  forget: () => void
  anySelected: () => boolean
  anyRow: () => boolean
  shared: () => boolean
  /** Somewhere someone else works too. */
  team: () => boolean
}

/** The keys of the list. Those of the open conversation are asked first while the reader is there. */
export function listKeys(hands: Hands): KeyAct[] {
  const say = words.conversations.keys
  const some = () => hands.anyRow() || hands.anySelected()
  return [
    { keys: ['j'], name: say.next, does: () => hands.reach(1), onlyKey: true },
    { keys: ['k'], name: say.before, does: () => hands.reach(-1), onlyKey: true },
    { keys: ['Enter'], name: say.open, does: () => hands.openWith(null), when: hands.anyRow, onlyKey: true },
    { keys: ['r'], name: say.reply, does: () => hands.openWith('reply'), when: hands.anyRow },
    { keys: ['w'], name: say.askWhy, does: () => hands.openWith('ask-why'), when: hands.anyRow },
    { keys: ['n'], name: say.note, does: () => hands.openWith('note'), when: hands.anyRow },
    { keys: ['l'], name: say.letLive, does: () => hands.ask('let-live'), when: some },
    { keys: ['z'], name: say.snooze, does: () => hands.ask('snooze'), when: some },
    // Someone who works alone has nobody to give it to, nor a key for it.
    ...(hands.team()
      ? [{ keys: ['a'], name: say.assign, does: () => hands.ask('assign'), when: () => some() && hands.shared() }]
      : []),
    { keys: ['x'], name: say.select, does: hands.select, when: hands.anyRow },
    { keys: ['Escape'], name: say.forget, does: hands.forget, when: hands.anySelected, onlyKey: true },
    { keys: ['/'], name: say.search, does: hands.search },
  ]
}
