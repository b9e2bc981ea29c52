import { type Conversation } from '#contract'
import { api, call, Problem } from '../api.ts'
import { session } from '../session.svelte.ts'

export interface Kept {
  text: string
  kind: 'reply' | 'note'
  answers: string[]
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
  state: 'empty' | 'here' | 'keeping' | 'kept' | 'away' = $state('empty')
  /** What another window kept meanwhile. */
  other: Kept | null = $state.raw(null)
  readonly params: { workspace: string; conversation: string }
  #version = 0
  #pause: ReturnType<typeof setTimeout> | undefined
  #going: Promise<void> | null = null
  #dirty = false

  constructor(params: { workspace: string; conversation: string }) {
    this.params = params
  }

  get #place(): string {
    return `insuffleur.draft.${session.me?.user?.id}.${this.params.conversation}`
  }

  /** Takes up what the server keeps; what this browser had written and the server had not taken comes first. */
  begin(kept: Conversation['draft']): void {
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
    if (!this.other) this.#pause = setTimeout(() => void this.keep(), pauseMs)
  }

  async keep(): Promise<void> {
    await this.#going
    if (!this.#dirty || this.other) return
    this.#going = this.#put()
    await this.#going
    this.#going = null
  }

  /** Before it is said: what is still on its way to the server arrives first, or it would come back as a ghost. */
  async settled(): Promise<boolean> {
    clearTimeout(this.#pause)
    await this.keep()
    return this.other === null
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
      this.state = 'away'
      if (error instanceof Problem && error.status === 409) await this.#askOther()
      else this.#pause = setTimeout(() => void this.keep(), retryMs)
    }
  }

  async #askOther(): Promise<void> {
    const { draft } = await call(api.conversation, { params: this.params }).catch(() => ({ draft: null }))
    if (!draft) {
      // The other window sent it or emptied it: nothing stands in the way of this one.
      this.#version = 0
      this.#pause = setTimeout(() => void this.keep(), pauseMs)
    } else if (draft.text === this.text) {
      this.#version = draft.version
      this.changed()
    } else this.other = draft
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

  /** Said: nothing is left to keep. */
  said(): void {
    clearTimeout(this.#pause)
    this.text = ''
    this.answers = []
    this.kind = 'reply'
    this.#version = 0
    this.#dirty = false
    this.state = 'empty'
    this.#forget()
  }

  /** The page goes away: one last time, in a request that outlives it. What fails stays in this browser. */
  leave(): void {
    clearTimeout(this.#pause)
    if (!this.#dirty || this.other) return
    void call(api.keepDraft, { params: this.params, body: this.#now(), keepalive: true })
      .then(() => this.#forget())
      .catch(() => undefined)
  }

  #now(): Kept {
    return { text: this.text, kind: this.kind, answers: this.answers, version: this.#version }
  }

  #fill(from: Omit<Kept, 'version'>): void {
    this.text = from.text
    this.kind = from.kind
    this.answers = from.answers
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
