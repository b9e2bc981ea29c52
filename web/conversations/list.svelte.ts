import { type Filter, type Live, type Row } from '#contract'
import { api, call, sentenceOf } from '../api.ts'

/** The list as it stands on the screen. What is read does not move: news change rows where they are. */
export class List {
  rows: Row[] = $state.raw([])
  /** The section each row came in with: an act changes its words, not its place under the reader's eyes. */
  placed: Map<string, Row['standing']> = new Map()
  next: string | null = $state(null)
  state: 'reading' | 'read' | 'failed' = $state('reading')
  failed = $state('')
  /** Conversations that came or came back since: they wait to be let in. */
  waiting: Set<string> = $state.raw(new Set())
  readonly filter: Filter
  #going: AbortController | undefined
  #reading: Promise<void> | undefined

  constructor(filter: Filter) {
    this.filter = filter
  }

  read(): Promise<void> {
    this.#reading = this.#read()
    return this.#reading
  }

  async #read(): Promise<void> {
    this.#going?.abort()
    this.#going = new AbortController()
    if (this.rows.length === 0) this.state = 'reading'
    try {
      const page = await call(api.conversations, { query: this.filter, signal: this.#going.signal })
      this.placed = new Map()
      this.waiting = new Set()
      this.rows = []
      this.#add(page)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Reads the next page, if there is one. Whoever asks while it comes waits for the same page. */
  async more(): Promise<void> {
    if (this.state === 'reading') return this.#reading
    if (!this.next) return
    this.state = 'reading'
    this.#reading = this.#more(this.next)
    return this.#reading
  }

  async #more(after: string): Promise<void> {
    try {
      this.#add(await call(api.conversations, { query: { ...this.filter, after }, signal: this.#going?.signal }))
    } catch (error) {
      this.#fail(error)
    }
  }

  stop(): void {
    this.#going?.abort()
  }

  hear(news: Live): void {
    if (news.kind === 'again') void this.#refresh()
    // Who is there changes nothing here, and such news bring no row.
    if (news.kind !== 'conversation' || news.what === 'present' || !this.#concerns(news.workspace)) return
    const known = this.rows.some((row) => row.id === news.conversation)
    if (!news.row) this.rows = this.rows.filter((row) => row.id !== news.conversation)
    else if (known) this.replace(news.row)
    // What colleagues mark is no news of a conversation that is not on the screen.
    else if (news.what !== 'marked' && this.#fits(news.row)) this.waiting = new Set([...this.waiting, news.row.id])
  }

  replace(changed: Row): void {
    // What had been dealt with and awaits again is news; its words change at once, its place when one asks.
    if (this.placed.get(changed.id) === 'alive' && changed.standing === 'awaits')
      this.waiting = new Set([...this.waiting, changed.id])
    this.rows = this.rows.map((row) => (row.id === changed.id ? changed : row))
  }

  /** Reads the first page again and changes what is known, in place; what is new waits. */
  async #refresh(): Promise<void> {
    const page = await call(api.conversations, { query: this.filter }).catch(() => null)
    // News may outrun the first page.
    await this.#reading
    if (!page) return
    if (this.state === 'failed') return this.read()
    for (const row of page.rows) {
      if (this.placed.has(row.id)) this.replace(row)
      else this.waiting = new Set([...this.waiting, row.id])
    }
  }

  #add(page: { rows: Row[]; next: string | null }): void {
    const fresh = page.rows.filter((row) => !this.placed.has(row.id))
    for (const row of fresh) this.placed.set(row.id, row.standing)
    this.rows = [...this.rows, ...fresh]
    this.next = page.next
    this.state = 'read'
    this.failed = ''
  }

  #fail(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return
    this.state = 'failed'
    this.failed = sentenceOf(error)
  }

  #concerns(workspace: string): boolean {
    return !this.filter.workspace || this.filter.workspace === workspace
  }

  #fits(row: Row): boolean {
    const { show, why, assigned, place } = this.filter
    if (assigned || place) return false
    if (why && row.why !== why) return false
    if (show === 'awaits') return row.standing === 'awaits'
    if (show === 'snoozed') return row.snoozedUntil !== null
    if (show === 'let-live') return row.letLive !== null
    return row.snoozedUntil === null
  }
}
