import { type nods as source } from '../fr/nods.ts'

const refusals: Record<string, string> = {
  'needs-reconnection': 'the account no longer opens. Connect it again in Contact points, then try again',
  'not-allowed':
    'the account lacks the right to like here. Connect it again in Contact points with every right left ticked, then try again',
  blocked:
    'the platform has blocked this account for a while. Open its notifications there to learn why, wait, then try again',
  spent: 'nothing is left of what one is ready to pay this platform. Wait for next month, or raise the ceiling',
  'author-unknown': 'this place does not say who spoke: they cannot be told',
  'blocked-by-author': 'this person has blocked this account',
  'too-late': 'this place takes it back for a few minutes only, and they are over: it stays there',
  'too-many-tries': 'the place keeps asking to wait. Try again later',
  unknown: 'the place never told whether it was done. Trying again will not give it twice',
  unsupported: 'this place does not allow it',
}

const because = (why: string | null) =>
  (why && refusals[why]) || (why ? `the place refused: ${why}` : 'the place refused')

export const nods: typeof source = {
  give: 'Like',
  takeBack: 'Like no more',
  drop: 'Let it go',
  keep: 'Leave it there',
  did: 'The like leaves in 10 s.',
  didKeep: 'The like stays in its place.',
  didTakeBack: 'The like is taken back.',
  given: {
    by: (name) => `Liked by ${name}`,
    leavesIn: (name, seconds) => `Liked by ${name}, leaves in ${seconds} s`,
    leaving: (name) => `Liked by ${name}, leaving now`,
    laterAt: (name, clock) => `Liked by ${name}: the place asks to wait, next try at ${clock}`,
    unknown: (name) => `Liked by ${name}, perhaps it left; we are looking`,
    gone: (name) => `The like by ${name} did not leave: this message is there no more`,
    refused: (name, why) => `The like by ${name} did not leave: ${because(why)}`,
  },
  ended: {
    leavesIn: (name, seconds) => `Liked by ${name}, taken back in ${seconds} s`,
    leaving: (name) => `Liked by ${name}, being taken back now`,
    laterAt: (name, clock) => `Liked by ${name}, to be taken back: the place asks to wait, next try at ${clock}`,
    unknown: (name) => `Liked by ${name}, perhaps taken back; we are looking`,
    refused: (name, why) => `The like by ${name} could not be taken back: ${because(why)}`,
  },
}
