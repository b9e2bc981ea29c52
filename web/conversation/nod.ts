import { type Turn } from '#contract'
import { api, call } from '../api.ts'
import { words } from '../words.svelte.ts'
import { doing } from './acts.ts'
import { type Reader } from './reader.svelte.ts'

type Given = NonNullable<Turn['nod']>

export const failed = ({ state }: Given): boolean => state === 'refused' || state === 'gone'

/** It stands there, or is on its way; not one that is being taken back, nor one that was not taken. */
export const isGiven = ({ nod }: Turn): boolean => nod !== null && (failed(nod) ? nod.ends : !nod.ends)

export async function giveNod(reader: Reader, turn: Turn): Promise<void> {
  const params = { ...reader.talk.params, message: turn.id }
  await doing(reader, () => call(api.nod, { params }), turn.nod?.ends ? words.nods.didKeep : words.nods.did)
}

export async function takeNodBack(reader: Reader, turn: Turn): Promise<void> {
  const params = { ...reader.talk.params, message: turn.id }
  await doing(reader, () => call(api.endNod, { params }), words.nods.didTakeBack)
}

export const mayNod = (turn: Turn | undefined): boolean => Boolean(turn && (turn.mayNod || turn.nod))

/** The other way than it is. */
export const turnNod = (reader: Reader, turn: Turn): Promise<void> =>
  isGiven(turn) ? takeNodBack(reader, turn) : giveNod(reader, turn)
