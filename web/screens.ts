import { type Component } from 'svelte'
import { type DeskWords } from '#words'

export interface Screen {
  /** Its word in the rail is `words.shell.rail[name]`. */
  name: keyof DeskWords['shell']['rail'] | (string & {})
  /** The first is where the rail leads; the others are states of the same screen. */
  at: string[]
  load: () => Promise<{ default: Component<{ params: Record<string, string> }> }>
  /** Stands in the rail. */
  rail?: boolean
  /** May be seen by someone who is not signed in: shown without the rail. */
  open?: boolean
}

/** The screens there are, in the order of the rail. Seven entries there at most. */
export const screens: Screen[] = [
  {
    name: 'conversations',
    at: ['/conversations', '/conversations/:workspace/:conversation'],
    load: () => import('./conversations/Conversations.svelte'),
    rail: true,
  },
]

/** Where someone begins who has no account yet; where someone signed in begins who has no workspace yet. */
export const firstVisitAt = '/first-visit'
export const beginAt = '/begin'
