import { createContext, tick } from 'svelte'
import { type Turn } from '#contract'
import { words } from '../words.svelte.ts'
import { Draft } from './draft.svelte.ts'
import { Talk } from './talk.svelte.ts'

export interface Span {
  turn: Turn
  start: number
  end: number
}

/** Someone reading one conversation: where they are, what they hold, what they are asked. */
export class Reader {
  readonly talk: Talk
  readonly draft: Draft
  /** The turn where the keys are. */
  at: string | null = $state(null)
  /** Turns chosen to be answered, or removed, together. */
  chosen: string[] = $state.raw([])
  /** Words are being chosen with the keys in this turn. */
  marking: string | null = $state(null)
  /** A span, or a reason, that is being given its theme. */
  theming: { span: Span; suggested: boolean; reason: string | null } | null = $state.raw(null)
  asking: 'let-live' | 'snooze' | 'assign' | 'stance' | 'join' | null = $state(null)
  removing: string[] | null = $state.raw(null)
  finding = $state(false)
  /** The conversation's title is on the screen. */
  titled = $state(true)
  understanding = $state(false)
  pane: HTMLElement | undefined = $state()
  field: HTMLTextAreaElement | undefined = $state()

  constructor(workspace: string, conversation: string) {
    this.talk = new Talk(workspace, conversation)
    this.draft = new Draft(this.talk.params)
  }

  get turn(): Turn | undefined {
    return this.talk.turns.find((turn) => turn.id === this.at)
  }

  async reach(step: number): Promise<void> {
    const turns = this.talk.turns
    const from = turns.findIndex((turn) => turn.id === this.at)
    const next = from < 0 ? turns.at(step > 0 ? 0 : -1) : turns[Math.min(Math.max(from + step, 0), turns.length - 1)]
    if (next) await this.reachTo(next.id)
  }

  async reachTo(id: string, block: ScrollLogicalPosition = 'nearest'): Promise<void> {
    await this.talk.goTo(id)
    this.at = id
    await tick()
    const element = this.pane?.querySelector<HTMLElement>(`[data-turn="${id}"]`)
    element?.scrollIntoView({ block })
    element?.focus({ preventScroll: true })
  }

  choose(id: string): void {
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id]
  }

  /** Takes the pen: to answer what is chosen, else the turn where one is. */
  async write(kind: 'reply' | 'note', about?: string): Promise<void> {
    const answers = this.chosen.length ? this.chosen : about ? [about] : this.at ? [this.at] : []
    const sayable = this.talk.turns.filter(
      (turn) => answers.includes(turn.id) && turn.audience !== 'internal' && !turn.gone,
    )
    this.draft.kind = kind
    if (sayable.length) this.draft.answers = sayable.map((turn) => turn.id)
    this.chosen = []
    if (this.draft.text) this.draft.changed()
    await tick()
    this.field?.focus()
  }

  /** One question only, that one may change before it goes. */
  async askWhy(): Promise<void> {
    await this.write('reply')
    const question = words.composer.whyQuestion
    if (!this.draft.text.includes(question)) {
      this.draft.text = this.draft.text ? `${this.draft.text.trimEnd()}\n\n${question}` : question
      this.draft.changed()
    }
  }

  /** What the composer answers: what was picked, else where one is, else what awaits last, else who spoke last. */
  get answered(): Turn[] {
    const picked = this.talk.turns.filter((turn) => this.draft.answers.includes(turn.id))
    if (picked.length) return picked
    const others = this.talk.turns.filter(
      (turn) => !turn.ours && !turn.gone && !turn.removed && turn.audience !== 'internal',
    )
    const turn = others.find((one) => one.id === this.at) ?? others.findLast((one) => one.awaits) ?? others.at(-1)
    return turn ? [turn] : []
  }

  async refresh(letIn = false): Promise<void> {
    await this.talk.refresh(this.at, letIn)
  }
}

export const [theReader, setReader] = createContext<Reader>()
