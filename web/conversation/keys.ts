import { whisper } from '../acts.svelte.ts'
import { go } from '../address.svelte.ts'
import { type KeyAct } from '../keys.svelte.ts'
import { amongColleagues, atDesk, workspaceOf } from '../session.svelte.ts'
import { words } from '../words.svelte.ts'
import { keepFirst, refuseFirst, themeFirst } from './acts.ts'
import { toAdvice } from './advice.ts'
import { toAnsweredBefore } from './answered-before.ts'
import { askWhy, keepAs, keepReasons, keepSilence, mayConfirm, reasonsToKeep } from './ask-why.ts'
import { markSelected } from './mark.ts'
import { isGiven, mayNod, turnNod } from './nod.ts'
import { type Reader } from './reader.svelte.ts'
import { sendLink } from './send-link.ts'

/** The keys of an open conversation. */
export function conversationKeys(reader: Reader, leave: () => void): KeyAct[] {
  const say = words.conversation.keys
  const { workspace } = reader.talk.params
  const desk = () => atDesk(workspace)
  const onTurn = () => desk() && reader.turn !== undefined
  const onTheirs = () => onTurn() && !reader.turn?.ours && Boolean(reader.turn?.text)
  const onWords = () => onTurn() && reader.turn?.audience !== 'internal' && Boolean(reader.turn?.text)
  const suggested = () =>
    onTurn() && Boolean(reader.turn?.suggestions.length || (reader.turn?.stance.suggested && !reader.turn.stance.kept))
  const shared = () => desk() && (workspaceOf(workspace)?.shared ?? false)
  const removable = () => onTheirs() && (reader.turn?.place.removes ?? false)
  const answeredBefore = () => desk() && Boolean(reader.beside.aside?.answeredBefore.length || reader.asks.facts.length)
  const linkable = () => desk() && reader.beside.aside?.privateLink === 'may-be-sent'
  return [
    { keys: ['j'], name: say.next, does: () => void reader.reach(1), onlyKey: true },
    { keys: ['k'], name: say.before, does: () => void reader.reach(-1), onlyKey: true },
    { keys: ['Escape'], name: say.leave, does: leave, onlyKey: true },
    { keys: ['r'], name: say.reply, does: () => void reader.write('reply'), when: desk },
    { keys: ['w'], name: say.askWhy, does: () => void askWhy(reader), when: onTheirs },
    {
      keys: ['b'],
      name: reader.turn && isGiven(reader.turn) ? words.nods.takeBack : words.nods.give,
      does: () => void turnNod(reader, reader.turn!),
      when: () => onTurn() && mayNod(reader.turn),
    },
    { keys: ['n'], name: say.note, does: () => void reader.write('note'), when: () => amongColleagues(workspace) },
    { keys: ['l'], name: say.letLive, does: () => (reader.asking = 'let-live'), when: desk },
    { keys: ['z'], name: say.snooze, does: () => (reader.asking = 'snooze'), when: desk },
    // Someone who works alone has nobody to give it to, nor a key for it.
    ...(shared() ? [{ keys: ['a'], name: say.assign, does: () => (reader.asking = 'assign') }] : []),
    { keys: ['q'], name: words.services.ask, does: () => (reader.asking = 'service'), when: desk },
    {
      keys: ['s'],
      name: reader.turn?.ours ? words.claims.mark : say.mark,
      does: () => markSelected(reader),
      when: onWords,
    },
    {
      keys: ['f'],
      name: reader.turn?.ours ? words.claims.open : words.claims.answers,
      does: () => faceToFace(reader),
      when: () => (reader.turn?.ours ? reader.turn.claims.length > 0 : onTheirs()),
    },
    { keys: ['c'], name: say.keep, does: () => void keepFirst(reader), when: suggested },
    {
      keys: ['e'],
      name: words.askingWhy.keepReasons,
      does: () => void keepReasons(reader, reader.turn!),
      when: () => onTurn() && reasonsToKeep(reader.turn),
    },
    {
      keys: ['y'],
      name: words.askingWhy.keepAs.confirmed,
      does: () => void keepAs(reader, reader.turn!, 'confirmed'),
      when: () => onTurn() && mayConfirm(reader.turn),
    },
    {
      name: words.askingWhy.keepSilence,
      does: () => void keepSilence(reader, reader.turn!),
      when: () => onTheirs() && !reader.turn?.silence,
    },
    { keys: ['t'], name: say.theme, does: () => themeFirst(reader), when: onTheirs },
    { keys: ['d'], name: say.refuse, does: () => void refuseFirst(reader), when: suggested },
    { keys: ['o'], name: say.stance, does: () => (reader.asking = 'stance'), when: onTheirs },
    { keys: ['x'], name: say.choose, does: () => choose(reader), when: onTurn },
    { keys: ['m'], name: say.remove, does: () => (reader.removing = theRemovable(reader)), when: removable },
    { keys: ['i'], name: say.answeredBefore, does: () => void toAnsweredBefore(reader), when: answeredBefore },
    {
      keys: ['v'],
      name: words.discretion.toAdvice,
      does: () => void toAdvice(reader),
      when: () => Boolean(reader.talk.head?.advised),
    },
    { name: words.conversation.sendLink, does: () => void sendLink(reader, reader.beside.turn!.id), when: linkable },
    { name: say.join, does: () => (reader.asking = 'join'), when: desk },
    { keys: ['Mod+f'], name: say.find, does: () => (reader.finding = true) },
  ]
}

/** By a key nothing is heard of it unless it is said. */
function choose(reader: Reader): void {
  if (!reader.at) return
  reader.choose(reader.at)
  whisper(words.conversation.chosenNow(reader.chosen.length))
}

/** From a claim to what answers it; from what someone says, to the claim that it answers. */
function faceToFace(reader: Reader): void {
  const { turn } = reader
  if (turn?.ours) go(`/face-to-face/${reader.talk.params.workspace}/${turn.claims[0]!.claim}`)
  else if (turn) reader.claiming = { turn, span: null }
}

export function theRemovable(reader: Reader): string[] {
  const wanted = reader.chosen.length ? reader.chosen : reader.at ? [reader.at] : []
  return reader.held
    .of(wanted)
    .filter((turn) => turn.place.removes && !turn.ours && !turn.removed && !turn.gone)
    .map((turn) => turn.id)
}
