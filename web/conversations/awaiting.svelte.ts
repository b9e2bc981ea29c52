import { type Conversation, mostAnswered, type Turn } from '#contract'
import { trouble } from '../acts.svelte.ts'
import { api, call, sentenceOf } from '../api.ts'
import { type Draft } from '../conversation/draft.svelte.ts'
import { putDown, takeDraft } from '../conversation/drafts.ts'

/**
 * What awaits in one conversation, as its row unfolds to it, and what is chosen there to be dealt with together. What one
 * writes to them is one's draft in that conversation: folded, reloaded or opened beside, it is still there.
 */
export class Awaiting {
  turns: Turn[] = $state.raw([])
  next: string | null = $state(null)
  failed = $state('')
  reading = $state(true)
  chosen: string[] = $state.raw([])
  readonly params: { workspace: string; conversation: string }
  readonly draft: Draft

  constructor(params: { workspace: string; conversation: string }) {
    this.params = params
    this.draft = takeDraft(params)
  }

  /** Those chosen among what is shown. */
  get answering(): Turn[] {
    return this.turns.filter((turn) => this.chosen.includes(turn.id))
  }

  get full(): boolean {
    return this.chosen.length >= mostAnswered
  }

  async open(): Promise<void> {
    this.draft.begin(await this.#kept())
    if (this.draft.begun && this.draft.kind === 'reply') this.chosen = this.draft.answers
    await this.read()
  }

  /** What was said from here was taken back: it is to be written again, to the same. */
  async takenBack(): Promise<void> {
    this.draft.takeUp(await this.#kept())
    this.chosen = this.draft.answers
    await this.read()
  }

  async #kept(): Promise<Conversation['draft']> {
    const head = await call(api.conversation, { params: this.params }).catch(() => null)
    return head?.draft ?? null
  }

  /** As much as is shown, and at least as far as what is chosen: news must not drop what was chosen further down. */
  async read(): Promise<void> {
    const { length } = this.turns
    await this.#page(
      undefined,
      (found) => found.length < length || this.chosen.some((id) => !found.some((turn) => turn.id === id)),
    )
    this.chosen = this.chosen.filter((id) => this.turns.some((turn) => turn.id === id))
  }

  async more(): Promise<void> {
    if (this.next) await this.#page(this.next, () => false)
  }

  async chooseAll(): Promise<void> {
    if (this.next) await this.#page(this.next, () => true)
    this.choose(this.turns.slice(0, mostAnswered).map((turn) => turn.id))
  }

  toggle(id: string): void {
    if (this.chosen.includes(id)) this.choose(this.chosen.filter((one) => one !== id))
    else if (!this.full) this.choose([...this.chosen, id])
  }

  choose(ids: string[]): void {
    this.chosen = ids
    if (this.draft.begun) this.written()
  }

  /** What is written answers what is chosen. */
  written(): void {
    this.draft.kind = 'reply'
    this.draft.answers = this.chosen
    this.draft.changed()
  }

  async #page(after: string | undefined, goOn: (found: Turn[]) => boolean): Promise<void> {
    const found = after ? [...this.turns] : []
    let cursor = after
    try {
      do {
        const page = await call(api.awaitingIn, { params: this.params, query: cursor ? { after: cursor } : {} })
        found.push(...page.turns)
        cursor = page.next ?? undefined
      } while (cursor && found.length < mostAnswered && goOn(found))
      this.turns = found
      this.next = cursor ?? null
      this.failed = ''
    } catch (error) {
      if (this.turns.length) trouble(error)
      else this.failed = sentenceOf(error)
    } finally {
      this.reading = false
    }
  }

  leave(): void {
    putDown(this.draft)
  }
}
