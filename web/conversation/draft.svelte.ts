import { type Asks, type Conversation } from '#contract'
import { api, call, Problem, sentenceOf } from '../api.ts'
import { atDesk, session } from '../session.svelte.ts'

export interface Kept {
  text: string
  kind: 'reply' | 'note'
  answers: string[]
  asks: Asks | null
  version: number
}

const pauseMs = 700
const retryMs = 8_000

/**
 * What one is writing. Stands in this browser from the first letter, goes to the server at each pause, and never
 * overwrites what another window wrote: then both are shown and one chooses.
 */
export class Draft {
  text = $state('')
  kind: 'reply' | 'note' = $state('reply')
  answers: string[] = $state.raw([])
  /** What these words ask of whom they answer: it goes with them, so that nobody is asked twice. */
  asks: Asks | null = $state.raw(null)
  state: 'empty' | 'here' | 'keeping' | 'kept' | 'away' | 'declined' = $state('empty')
  /** Why the server would not keep it. */
  why = $state('')
  /** What another window kept meanwhile. */
  other: Kept | null = $state.raw(null)
  readonly params: { workspace: string; conversation: string }
  /** What one writes unless one says otherwise: who is not at the desk leaves notes. */
  readonly usual: 'reply' | 'note'
  #opened = false
  #version = 0
  #pause: ReturnType<typeof setTimeout> | undefined
  #going: Promise<void> | null = null
  #dirty = false
  /** It is being said: what is typed meanwhile goes to the server afterwards, as the draft of what comes next. */
  #saying = false

  constructor(params: { workspace: string; conversation: string }) {
    this.params = params
    this.usual = atDesk(params.workspace) ? 'reply' : 'note'
    this.kind = this.usual
  }

  get #place(): string {
    return `insuffleur.draft.${session.me?.user?.id}.${this.params.conversation}`
  }

  get begun(): boolean {
    return this.text.trim() !== ''
  }

  /** Takes up what the server keeps; what this browser had written and the server had not taken comes first. */
  begin(kept: Conversation['draft']): void {
    if (this.#opened) return
    this.#opened = true
    const here = this.#stored()
    const version = kept?.version ?? 0
    const first = here ?? kept
    this.#version = version
    if (!first) return
    this.#fill(first)
    if (!here) this.state = 'kept'
    else if (kept && kept.version !== here.version && kept.text !== here.text) this.other = kept
    else this.changed()
  }

  /** The server's draft changed by an act of ours: a reply taken back returns there. */
  takeUp(kept: Conversation['draft']): void {
    if (!kept || kept.version === this.#version) return
    this.#version = kept.version
    this.#fill(kept)
    this.#dirty = false
    this.state = 'kept'
    this.#forget()
  }

  changed(): void {
    this.#dirty = true
    this.state = 'here'
    this.#store()
    clearTimeout(this.#pause)
    if (!this.other && !this.#saying) this.#later(pauseMs)
  }

  /** Goes on where one stopped: what is added stands on its own. */
  add(text: string): void {
    this.text = this.begun ? `${this.text.trimEnd()}\n\n${text}` : text
    this.changed()
  }

  async keep(): Promise<void> {
    await this.#going
    if (!this.#dirty || this.other || this.#saying) return
    this.#going = this.#put()
    await this.#going
    this.#going = null
  }

  /**
   * Has what is written said by `say`, which answers whether it was. What is on its way to the server arrives first, or
   * it would come back as a ghost; what is typed meanwhile stays, as the beginning of the next.
   */
  async say(say: () => Promise<boolean>): Promise<boolean> {
    clearTimeout(this.#pause)
    await this.keep()
    if (this.other) return false
    const words = this.text.trim()
    this.#saying = true
    const said = await say()
    this.#saying = false
    if (said) this.#goOn(words)
    else if (this.#dirty) this.changed()
    return said
  }

  #goOn(said: string): void {
    const since = this.text.trimStart()
    this.text = since.startsWith(said) ? since.slice(said.length).trimStart() : this.text
    this.asks = null
    this.#version = 0
    if (this.begun) this.changed()
    else this.#empty()
  }

  #empty(): void {
    clearTimeout(this.#pause)
    this.answers = []
    this.asks = null
    this.kind = this.usual
    this.#dirty = false
    this.state = 'empty'
    this.#forget()
  }

  async #put(): Promise<void> {
    this.#dirty = false
    this.state = 'keeping'
    try {
      const { version } = await call(api.keepDraft, { params: this.params, body: this.#now() })
      this.#version = version
      if (this.#dirty) return
      this.state = this.text ? 'kept' : 'empty'
      this.#forget()
    } catch (error) {
      this.#dirty = true
      if (error instanceof Problem && error.status === 409) await this.#askOther()
      else this.#notKept(error)
    }
  }

  /** It stands in this browser. A server that may do better in a while is asked again; one that declined is not. */
  #notKept(error: unknown): void {
    const { away, status } = error instanceof Problem ? error : { away: false, status: 500 }
    const signedOut = status === 401
    this.why = sentenceOf(error)
    this.state = away ? 'away' : signedOut ? 'here' : 'declined'
    if (away || signedOut || status === 429 || status >= 500) this.#later(retryMs)
  }

  async #askOther(): Promise<void> {
    try {
      const { draft } = await call(api.conversation, { params: this.params })
      if (!draft) {
        // The other window sent it or emptied it: nothing stands in the way of this one.
        this.#version = 0
        this.#later(pauseMs)
      } else if (draft.text === this.text) {
        this.#version = draft.version
        this.changed()
      } else {
        this.state = 'here'
        this.other = draft
      }
    } catch (error) {
      this.#notKept(error)
    }
  }

  #later(ms: number): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => void this.keep(), ms)
  }

  /** This window's words go on, the other's, or both one after the other. */
  settle(which: 'mine' | 'other' | 'both'): void {
    const other = this.other
    if (!other) return
    this.#version = other.version
    this.other = null
    if (which === 'other') this.#fill(other)
    if (which === 'both') this.text = `${other.text}\n\n${this.text}`
    this.changed()
  }

  /** The page goes away: one last time, in a request that outlives it. What fails stays in this browser. */
  leave(): void {
    clearTimeout(this.#pause)
    if (!this.#dirty || this.other || this.#saying) return
    void call(api.keepDraft, { params: this.params, body: this.#now(), keepalive: true })
      .then(() => this.#forget())
      .catch(() => undefined)
  }

  #now(): Kept {
    return { text: this.text, kind: this.kind, answers: this.answers, asks: this.asks, version: this.#version }
  }

  #fill(from: Omit<Kept, 'version'>): void {
    this.text = from.text
    this.kind = this.usual === 'note' ? 'note' : from.kind
    this.answers = from.answers
    this.asks = from.asks ?? null
  }

  #store(): void {
    try {
      localStorage.setItem(this.#place, JSON.stringify(this.#now()))
    } catch {
      // No room in this browser: the server has it at the next pause.
    }
  }

  #forget(): void {
    localStorage.removeItem(this.#place)
  }

  #stored(): Kept | null {
    try {
      return JSON.parse(localStorage.getItem(this.#place) ?? 'null') as Kept | null
    } catch {
      return null
    }
  }
}
