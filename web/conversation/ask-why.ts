import { tick } from 'svelte'
import { type Confirmation, type Turn } from '#contract'
import { trouble, whisper } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { words } from '../words.svelte.ts'
import { doing, themeOf } from './acts.ts'
import { type Offered, type Reader } from './reader.svelte.ts'

/**
 * One question, in the person’s own register, that one may change before it goes. Asked for again, the next of the set
 * takes its place. Where nothing may be asked, it is said why, and one stays where one was.
 */
export async function askWhy(reader: Reader): Promise<void> {
  const about = reader.held.of(reader.chosen)[0] ?? reader.turn ?? reader.answered[0]
  if (!about || about.ours) return
  const offered = await offer(reader, about.id)
  if (offered?.kind === 'waits' || offered?.kind === 'silence')
    return trouble(words.askingWhy.not[offered.kind](offered.name))
  if (!offered || !(await reader.write('reply', about.id))) return
  reader.aim()
  put(reader, offered, 1)
  if (offered.kind === 'thanks') whisper(words.askingWhy.thanks)
}

async function offer(reader: Reader, message: string): Promise<Offered | null> {
  try {
    const { workspace } = reader.talk.params
    return { ...(await call(api.offerQuestion, { params: { workspace, message } })), message }
  } catch (error) {
    trouble(error)
    return null
  }
}

/** Into the draft, or in place of what was put there before; `step`: to the next of the set. */
function put(reader: Reader, offered: Offered, step: 0 | 1): void {
  const { draft, offered: before } = reader
  // By its place in the set: said by tu, it is still the question one had chosen.
  const sets = [offered.words, before?.words ?? []]
  const known = sets.flat().find((one) => draft.text.includes(one))
  const at = Math.max(...sets.map((set) => set.indexOf(known ?? '')))
  const next = offered.words[known ? (at + step) % offered.words.length : 0] ?? ''
  draft.asks = offered.kind === 'why' || offered.kind === 'clarification' ? { kind: offered.kind } : null
  reader.offered = offered
  if (known) {
    draft.text = draft.text.replace(known, () => next)
    draft.changed()
  } else draft.add(next)
}

/** By tu or by vous from now on, here too where the question stands untouched. */
export async function addressAs(reader: Reader, register: 'tu' | 'vous'): Promise<void> {
  const { message } = reader.offered!
  try {
    const params = { workspace: reader.talk.params.workspace, message }
    await call(api.rememberRegister, { params, body: { register } })
  } catch (error) {
    return trouble(error)
  }
  const offered = await offer(reader, message)
  if (offered?.words.length) put(reader, offered, 0)
  await tick()
  reader.field?.focus()
}

/** An answer to our why whose words can be taken as they are: irony and « oui mais » are read one by one. */
export const reasonsToKeep = (turn: Turn | undefined): boolean =>
  Boolean(turn?.answersAsking && turn.suggestions.length && !closely(turn))

export const closely = ({ answersAsking }: Turn): boolean =>
  answersAsking !== null && ['irony', 'yes-but', 'signs'].includes(answersAsking.reading)

/** All that is suggested in an answer, by one key; undone together. Where one fails, those kept before it can still be undone. */
export async function keepReasons(reader: Reader, turn: Turn): Promise<void> {
  const params = { workspace: reader.talk.params.workspace, message: turn.id }
  const kept: string[] = []
  let failed: unknown = null
  for (const { start, end, ...suggestion } of turn.suggestions) {
    const theme = themeOf({ start, end, ...suggestion })
    const body = { revision: turn.revision, start, end, theme, suggested: true }
    try {
      kept.push((await call(api.keepReason, { params, body })).act)
    } catch (error) {
      failed = error
      break
    }
  }
  const acts = kept.map((act) => ({ act, undoUntil: null }))
  if (kept.length) await doing(reader, async () => acts, words.askingWhy.didKeepReasons(kept.length))
  if (failed) trouble(failed)
}

/** What they said of our wording is kept as this, with their words. */
export async function keepAs(reader: Reader, turn: Turn, as: Confirmation): Promise<void> {
  const { reason } = turn.answersAsking!.rewording!
  const params = { workspace: reader.talk.params.workspace, reason }
  const keep = () => call(api.keepConfirmation, { params, body: { message: turn.id, as } })
  await doing(reader, keep, words.askingWhy.keptAs[as])
}

export const mayConfirm = (turn: Turn | undefined): boolean =>
  turn?.answersAsking?.reading === 'yes' && turn.answersAsking.rewording?.kept === null

export async function keepSilence(reader: Reader, turn: Turn): Promise<void> {
  const params = { workspace: reader.talk.params.workspace, message: turn.id }
  await doing(reader, () => call(api.keepSilence, { params }), words.askingWhy.didKeepSilence)
}

export async function liftSilence(reader: Reader, turn: Turn): Promise<void> {
  const params = { workspace: reader.talk.params.workspace, message: turn.id }
  await doing(reader, () => call(api.liftSilence, { params }), words.askingWhy.didLiftSilence)
}

/** Our wording goes into an answer to its author alone; something begun to others is not turned into it. */
export async function rewordInThread(reader: Reader, turn: Turn, reason: string, text: string): Promise<void> {
  const { draft } = reader
  const toThem = draft.kind === 'reply' && draft.answers.length === 1 && draft.answers[0] === turn.id
  if (draft.begun && !toThem) return trouble(words.composer.begun[draft.kind])
  draft.kind = 'reply'
  draft.answers = [turn.id]
  draft.asks = { kind: 'rewording', reason }
  draft.add(text)
  await tick()
  reader.field?.focus()
}

export async function rewordOnPage(reader: Reader, reason: string, text: string): Promise<boolean> {
  const params = { workspace: reader.talk.params.workspace, reason }
  return doing(reader, () => call(api.reword, { params, body: { words: text } }), words.askingWhy.didOnPage)
}
