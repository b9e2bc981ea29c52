import { tick } from 'svelte'
import { trouble } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { words } from '../words.svelte.ts'
import { type Reader } from './reader.svelte.ts'

/** Puts the link of someone's own page into an answer to them alone. Something begun to others is not turned into it. */
export async function sendLink(reader: Reader, message: string): Promise<void> {
  const { draft } = reader
  const toThem = draft.kind === 'reply' && draft.answers.length === 1 && draft.answers[0] === message
  if (draft.begun && !toThem) return trouble(words.composer.begun[draft.kind])
  try {
    const { workspace } = reader.talk.params
    const offered = await call(api.offerLink, { params: { workspace, message } })
    if (draft.text.includes(offered.address)) return
    draft.kind = 'reply'
    draft.answers = [message]
    draft.add(offered.words)
  } catch (error) {
    return trouble(error)
  }
  reader.understanding = false
  await tick()
  reader.field?.focus()
}
