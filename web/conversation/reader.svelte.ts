import { createContext, tick } from 'svelte'
import { type AnswerOf, type api, type Turn } from '#contract'
import { trouble } from '../acts.svelte.ts'
import { words } from '../words.svelte.ts'
import { Asks } from './asks.svelte.ts'
import { Beside } from './beside.svelte.ts'
import { type Draft } from './draft.svelte.ts'
import { putDown, takeDraft } from './drafts.ts'
import { Held } from './held.svelte.ts'
import { Talk } from './talk.svelte.ts'

/** A question that may be asked of whoever said that message. */
export type Offered = AnswerOf<typeof api.offerQuestion> & { message: string }

export interface Span {
  turn: Turn
  start: number
  end: number
}

/** Someone reading one conversation: where they are, what they hold, what they are asked. */
export class Reader {
  readonly talk: Talk
  readonly draft: Draft
  /** What is chosen or answered is known wherever the window on the conversation is. */
  readonly held: Held
  readonly beside: Beside
  readonly asks: Asks
  /** The turn where the keys are. */
  at: string | null = $state(null)
  /** Turns chosen to be answered, or removed, together. */
  chosen: string[] = $state.raw([])
  /** Words are being chosen with the keys in this turn. */
  marking: string | null = $state(null)
  /** A span, or a reason, that is being given its theme. */
  theming: { span: Span; suggested: boolean; reason: string | null } | null = $state.raw(null)
  /** Words of ours that are being marked as a claim; or, without a span, a turn that answers one. */
  claiming: { turn: Turn; span: { start: number; end: number } | null } | null = $state.raw(null)
  asking: 'let-live' | 'snooze' | 'assign' | 'stance' | 'join' | 'service' | null = $state(null)
  removing: string[] | null = $state.raw(null)
  finding = $state(false)
  /** The question that was put into the draft last, so that asking again changes it. */
  offered: Offered | null = $state.raw(null)
  /** The conversation's title is on the screen. */
  titled = $state(true)
  understanding = $state(false)
  pane: HTMLElement | undefined = $state()
  field: HTMLTextAreaElement | undefined = $state()
  #walking: Promise<void> = Promise.resolve()

  constructor(workspace: string, conversation: string) {
    this.talk = new Talk(workspace, conversation)
    this.draft = takeDraft(this.talk.params)
    this.held = new Held(this.talk)
    this.asks = new Asks(this.talk.params)
    this.beside = new Beside(this.talk.params, () => this.#besideOf)
    $effect(() => this.held.hold([...this.draft.answers, ...this.chosen]))
  }

  get turn(): Turn | undefined {
    return this.talk.turns.find((turn) => turn.id === this.at)
  }

  /** Whom what stands beside is about: the turn one is on, else whom one answers. */
  get #besideOf(): Turn | undefined {
    return this.turn && !this.turn.ours ? this.turn : (this.answered[0] ?? this.turn)
  }

  /** One step after the other: a hand that is faster than the next page still arrives where it was going. */
  reach(step: number): Promise<void> {
    this.#walking = this.#walking.then(() => this.#walk(step))
    return this.#walking
  }

  async #walk(step: number): Promise<void> {
    const place = () => this.talk.turns.findIndex((turn) => turn.id === this.at)
    const beyond = place() + step
    // Past the last one, what is new is let in.
    const [fresh] = this.talk.after ? [] : this.talk.waiting
    if (step > 0 && fresh && !this.talk.turns[beyond]) return await this.reachTo(fresh.id)
    if (place() >= 0 && !this.talk.turns[beyond]) await this.talk.page(step > 0 ? 'after' : 'before')
    const { turns } = this.talk
    const from = place()
    const next = from < 0 ? turns.at(step > 0 ? 0 : -1) : turns[Math.min(Math.max(from + step, 0), turns.length - 1)]
    if (next) await this.reachTo(next.id)
  }

  /** Goes where a turn stands. What stands in the way is said; one stays where one was. */
  async reachTo(id: string, block: ScrollLogicalPosition = 'nearest'): Promise<void> {
    try {
      await this.talk.goTo(id)
    } catch (error) {
      return trouble(error)
    }
    this.at = id
    await tick()
    const element = this.pane?.querySelector<HTMLElement>(`[data-turn="${id}"]`)
    element?.scrollIntoView({ block })
    element?.focus({ preventScroll: true })
  }

  /** In again from the list: to what is new, to what awaits, else to where one was. */
  async comeBack(): Promise<void> {
    // The list may know of it already: what its row says stands here then.
    await this.refresh()
    const { turns, waiting } = this.talk
    const to = waiting[0] ?? turns.find((turn) => turn.awaits) ?? this.turn ?? turns.at(-1)
    if (to) await this.reachTo(to.id)
  }

  async reachEnd(): Promise<void> {
    try {
      await this.talk.goTo(null)
    } catch (error) {
      return trouble(error)
    }
    const last = this.talk.turns.at(-1)
    if (last) await this.reachTo(last.id, 'end')
  }

  choose(id: string): void {
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id]
  }

  /**
   * Takes the pen: to answer what is chosen, else the turn where one is. What was begun as a note does not become an
   * answer by the way, nor the other way round.
   */
  async write(kind: 'reply' | 'note', about?: string): Promise<boolean> {
    const free = !this.draft.begun || this.draft.kind === kind
    if (free) this.#aim(kind, this.chosen.length ? this.chosen : about ? [about] : this.at ? [this.at] : [])
    else trouble(words.composer.begun[this.draft.kind])
    await tick()
    this.field?.focus()
    return free
  }

  #aim(kind: 'reply' | 'note', at: string[]): void {
    const sayable = this.held.of(at).filter((turn) => turn.audience !== 'internal' && !turn.gone)
    // Back to what is begun from one of those it answers, it goes on answering them all.
    const aimed = this.draft.begun && sayable.every((turn) => this.draft.answers.includes(turn.id))
    this.draft.kind = kind
    if (sayable.length && !aimed) this.draft.answers = sayable.map((turn) => turn.id)
    this.chosen = []
    if (this.draft.text) this.draft.changed()
  }

  /** What is written becomes a note, or an answer: by a word of one's own, never by the way. */
  turnInto(kind: 'reply' | 'note'): void {
    this.draft.kind = kind
    this.aim()
    if (this.draft.text) this.draft.changed()
    this.field?.focus()
  }

  /** From the first letter on, whom one answers no longer follows where one reads. */
  aim(): void {
    if (this.draft.kind === 'reply' && !this.draft.answers.length)
      this.draft.answers = this.answered.map((turn) => turn.id)
  }

  asksNothing(): void {
    this.draft.asks = null
    this.draft.changed()
    this.field?.focus()
  }

  /** Takes up an answer given before. */
  async takeUp(text: string): Promise<void> {
    const { draft } = this
    if (draft.begun && draft.kind === 'note') trouble(words.composer.begun.note)
    else {
      draft.kind = 'reply'
      this.aim()
      draft.add(text)
    }
    this.understanding = false
    await tick()
    this.field?.focus()
  }

  /** What the composer answers: what was picked, else where one is, else what awaits last, else who spoke last. */
  get answered(): Turn[] {
    if (this.draft.answers.length) return this.held.of(this.draft.answers)
    const others = this.talk.turns.filter(
      (turn) => !turn.ours && !turn.gone && !turn.removed && turn.audience !== 'internal',
    )
    const turn = others.find((one) => one.id === this.at) ?? others.findLast((one) => one.awaits) ?? others.at(-1)
    return turn ? [turn] : []
  }

  /** Of what is to be answered, how much is no longer in this conversation. */
  get lost(): string[] {
    return this.draft.answers.filter((id) => this.held.lost.includes(id))
  }

  /** Everyone whom one answers is known. */
  get allKnown(): boolean {
    return this.answered.length > 0 && this.answered.length >= this.draft.answers.length
  }

  async refresh(): Promise<void> {
    await this.talk.refresh(this.at)
  }

  leave(): void {
    this.talk.stop()
    this.held.stop()
    this.asks.stop()
    putDown(this.draft)
  }
}

export const [theReader, setReader] = createContext<Reader>()
