import { type Filter, type Live, type Row } from '#contract'
import { api, call, sentenceOf } from '../api.ts'
import { session } from '../session.svelte.ts'

const pauseMs = 400

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
  /** News that came while rows were on their way, for each page asked for: they may know more than the page does. */
  #meanwhile: Set<Live[]> = new Set()
  #asked: ReturnType<typeof setTimeout> | undefined

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
      const page = call(api.conversations, { query: this.filter, signal: this.#going.signal })
      await this.#withNews(page, (page) => {
        this.placed = new Map()
        this.waiting = new Set()
        this.rows = []
        this.#add(page)
      })
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
      const page = call(api.conversations, { query: { ...this.filter, after }, signal: this.#going?.signal })
      await this.#withNews(page, (page) => this.#add(page))
    } catch (error) {
      this.#fail(error)
    }
  }

  stop(): void {
    this.#going?.abort()
    clearTimeout(this.#asked)
  }

  hear(news: Live): void {
    if (news.kind === 'again') void this.#refresh()
    else {
      for (const told of this.#meanwhile) told.push(news)
      this.#take(news)
    }
  }

  /** Takes what was asked for, then what was told since one asked. */
  async #withNews<Page>(asked: Promise<Page>, take: (page: Page) => void): Promise<void> {
    const told: Live[] = []
    this.#meanwhile.add(told)
    try {
      take(await asked)
    } finally {
      this.#meanwhile.delete(told)
    }
    for (const news of told) this.#take(news)
  }

  #take(news: Live): void {
    // Who is there changes nothing here, and such news bring no row.
    if (news.kind !== 'conversation' || news.what === 'present' || !this.#concerns(news.workspace)) return
    const known = this.rows.some((row) => row.id === news.conversation)
    if (!news.row) {
      this.rows = this.rows.filter((row) => row.id !== news.conversation)
      this.#letIn([news.conversation])
    } else if (known) this.replace(news.row)
    // What colleagues mark or note moves no row: it is no news of a conversation that is not on the screen.
    else if (news.what !== 'marked' && news.what !== 'noted') this.#await(news.row)
  }

  replace(changed: Row): void {
    // What had been dealt with and awaits again is news; its words change at once, its place when one asks.
    if (this.placed.get(changed.id) === 'alive' && changed.standing === 'awaits')
      this.waiting = new Set([...this.waiting, changed.id])
    this.rows = this.rows.map((row) => (row.id === changed.id ? changed : row))
  }

  /** Reads the first page again and changes what is known, in place; what is new waits. */
  async #refresh(): Promise<void> {
    const asked = call(api.conversations, { query: this.filter }).catch(() => null)
    // News may outrun the first page.
    const both = Promise.all([asked, this.#reading]).then(([page]) => page)
    await this.#withNews(both, (page) => {
      if (!page) return
      if (this.state === 'failed') return void this.read()
      for (const row of page.rows) {
        if (this.placed.has(row.id)) this.replace(row)
        else this.waiting = new Set([...this.waiting, row.id])
      }
    })
  }

  /** A row that has come, or come back: where it belongs here, it waits to be let in. */
  #await(row: Row): void {
    if (!this.#fits(row)) return
    if (!this.filter.place) this.waiting = new Set([...this.waiting, row.id])
    else {
      // A row names two of its places: whether this one is among all of them, the server knows.
      clearTimeout(this.#asked)
      this.#asked = setTimeout(() => void this.#refresh(), pauseMs)
    }
  }

  #letIn(conversations: readonly string[]): void {
    this.waiting = new Set([...this.waiting].filter((id) => !conversations.includes(id)))
  }

  #add(page: { rows: Row[]; next: string | null }): void {
    const fresh = page.rows.filter((row) => !this.placed.has(row.id))
    for (const row of fresh) this.placed.set(row.id, row.standing)
    this.rows = [...this.rows, ...fresh]
    this.#letIn(fresh.map((row) => row.id))
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
    const { show, why, assigned } = this.filter
    if (assigned === 'nobody' && row.assignedTo) return false
    if (assigned === 'me' && row.assignedTo?.user !== session.me?.user?.id) return false
    if (why && row.why !== why) return false
    if (show === 'awaits') return row.standing === 'awaits'
    if (show === 'snoozed') return row.snoozedUntil !== null
    if (show === 'let-live') return row.letLive !== null
    return row.snoozedUntil === null
  }
}
