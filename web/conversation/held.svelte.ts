import { untrack } from 'svelte'
import { type Turn } from '#contract'
import { api, call } from '../api.ts'
import { type Talk } from './talk.svelte.ts'

const retryMs = 8_000

/**
 * The turns one holds on to, chosen or answered by what one writes, wherever the window on the conversation is. Those
 * that were on the screen are remembered; others are asked for. Nobody ever takes the place of somebody held.
 */
export class Held {
  /** No longer of this conversation: nothing can be answered there. */
  lost: string[] = $state.raw([])
  readonly #talk: Talk
  #remembered: ReadonlyMap<string, Turn> = $state.raw(new Map())
  #inWindow: ReadonlyMap<string, Turn> = $derived.by(() => new Map(this.#talk.turns.map((turn) => [turn.id, turn])))
  #retry: ReturnType<typeof setTimeout> | undefined
  #asked = new Set<string>()

  constructor(talk: Talk) {
    this.#talk = talk
  }

  /** Those among them that are known, in their order. */
  of(ids: readonly string[]): Turn[] {
    return ids.flatMap((id) => this.#inWindow.get(id) ?? this.#remembered.get(id) ?? [])
  }

  /** Holds these from now on. */
  hold(ids: readonly string[]): void {
    const seen = ids.flatMap((id) => this.#inWindow.get(id) ?? [])
    untrack(() => this.#remember(seen))
    const unknown = untrack(() => ids.filter((id) => !this.of([id]).length && !this.lost.includes(id)))
    const missing = unknown.filter((id) => !this.#asked.has(id))
    if (missing.length) void this.#ask(missing)
  }

  async #ask(ids: string[]): Promise<void> {
    for (const id of ids) this.#asked.add(id)
    try {
      const { turns } = await call(api.turns, { params: this.#talk.params, query: { these: ids.join(',') } })
      this.#remember(turns)
      this.lost = [...this.lost, ...ids.filter((id) => !turns.some((turn) => turn.id === id))]
    } catch {
      this.#retry = setTimeout(() => void this.#ask(ids), retryMs)
    }
  }

  #remember(turns: readonly Turn[]): void {
    if (turns.length)
      this.#remembered = new Map([...this.#remembered, ...turns.map((turn) => [turn.id, turn] as const)])
  }

  stop(): void {
    clearTimeout(this.#retry)
  }
}
