import { type Conversation, type Live, type Turn } from '#contract'
import { api, call, sentenceOf } from '../api.ts'
import { merged } from './merge.ts'

type Way = 'before' | 'after'

/** What to ask for to go on at an edge of the window: a cursor, or what stands around the turn where it was cut. */
type Edge = { before: string } | { after: string } | 'cut' | null

// More would make each change slow to lay out; who goes on reading finds the rest where it was.
const most = 240

/**
 * A conversation as it stands on the screen: a window on its turns, around the place last read, that grows by pages both
 * ways and never has a hole. What arrives at the end waits until one asks for it; what changes in the window changes
 * where it is.
 */
export class Talk {
  head: Conversation | null = $state.raw(null)
  turns: Turn[] = $state.raw([])
  /** Came in since, at the end: shown when one asks. */
  waiting: Turn[] = $state.raw([])
  before: Edge = $state.raw(null)
  after: Edge = $state.raw(null)
  /** Why it could not be opened. */
  failed = $state('')
  paging: Way | null = $state(null)
  /** The page that did not come, and why. */
  stuck: { way: Way; why: string } | null = $state.raw(null)
  readonly params: { workspace: string; conversation: string }
  /** Changes what is shown without moving what is read. The screen says how. */
  inPlace: (change: () => void) => void = (change) => change()
  #asked: ReturnType<typeof setTimeout> | undefined
  #opening: Promise<string | null> | undefined
  #coming: Promise<void> = Promise.resolve()
  /** Counts the places the window was turned to: a page asked for at another place is not for this one. */
  #turned = 0
  /** Readings anew that began, and the latest of those that are shown. */
  #begun = 0
  #shown = 0
  /** What comes after those that wait, where more came in than a page holds. */
  #beyond: Edge = null

  constructor(workspace: string, conversation: string) {
    this.params = { workspace, conversation }
  }

  /** Opens at a message, else at the place last read, else at the end. Answers where the reader stands. */
  open(at: string | null): Promise<string | null> {
    this.#opening = this.#open(at)
    return this.#opening
  }

  async #open(at: string | null): Promise<string | null> {
    this.failed = ''
    try {
      if (!at) {
        this.head = await call(api.conversation, { params: this.params })
        const place = this.head.lastRead
        await this.#around(place)
        return place
      }
      const [head] = await Promise.all([call(api.conversation, { params: this.params }), this.#around(at)])
      this.head = head
      return at
    } catch (error) {
      this.failed = sentenceOf(error)
      return null
    }
  }

  async readHead(): Promise<void> {
    this.head = await call(api.conversation, { params: this.params }).catch(() => this.head)
  }

  /** Turns the window to another place: a found message, what an answer answers, the end. */
  async goTo(message: string | null): Promise<void> {
    if (this.waiting.some((turn) => turn.id === message)) this.letWaitingIn()
    if (message && this.turns.some((turn) => turn.id === message)) return
    await this.#around(message)
  }

  async #around(message: string | null): Promise<void> {
    const turn = ++this.#turned
    const query = message ? { around: message } : { from: 'end' as const }
    const page = await call(api.turns, { params: this.params, query })
    // Asked to go elsewhere meanwhile: the last wish counts.
    if (turn !== this.#turned) return
    this.turns = page.turns
    this.before = page.before ? { before: page.before } : null
    this.after = page.after ? { after: page.after } : null
    this.waiting = []
    this.#beyond = null
    this.stuck = null
  }

  /** One page more that way. Whoever asks while it comes waits for the same page. */
  page(way: Way): Promise<void> {
    if (this.paging !== way) this.#coming = this.#coming.then(() => this.#page(way))
    return this.#coming
  }

  async #page(way: Way): Promise<void> {
    const query = this.#onwards(way)
    if (!query) return
    const turned = this.#turned
    this.paging = way
    try {
      const page = await call(api.turns, { params: this.params, query })
      if (turned !== this.#turned) return
      this.stuck = null
      this.inPlace(() => {
        this.turns = merged(this.turns, page.turns)
        if (way === 'before') this.before = page.before ? { before: page.before } : null
        else this.after = page.after ? { after: page.after } : null
        this.#cut(way)
      })
    } catch (error) {
      if (turned === this.#turned) this.stuck = { way, why: sentenceOf(error) }
    } finally {
      this.paging = null
    }
  }

  #onwards(way: Way): { before: string } | { after: string } | { around: string } | null {
    const edge = this[way]
    if (edge !== 'cut') return edge
    const last = way === 'before' ? this.turns[0] : this.turns.at(-1)
    return last ? { around: last.id } : null
  }

  /** Leaves out what is now far from the reader, at the other end. */
  #cut(grown: Way): void {
    if (this.turns.length <= most) return
    this.turns = grown === 'before' ? this.turns.slice(0, most) : this.turns.slice(-most)
    if (grown === 'after') this.before = 'cut'
    else {
      this.after = 'cut'
      this.waiting = []
    }
  }

  hear(news: Live, seen: () => string | null): void {
    if (news.kind === 'conversation' && news.conversation !== this.params.conversation) return
    if (news.kind === 'places' || news.kind === 'learning') return
    clearTimeout(this.#asked)
    this.#asked = setTimeout(() => void this.refresh(seen()), 120)
  }

  /** Reads again where the reader is, and what came at the end. */
  async refresh(seen: string | null): Promise<void> {
    await this.#opening
    const last = (this.waiting.at(-1) ?? this.turns.at(-1))?.id
    const here = this.turns.some((turn) => turn.id === seen) ? seen : last
    const places = new Set([here, this.after ? undefined : last])
    const turned = this.#turned
    const begun = ++this.#begun
    try {
      await Promise.all([
        this.readHead(),
        ...[...places].map(async (place) => {
          if (!place) return
          const page = await call(api.turns, { params: this.params, query: { around: place } })
          // An answer that was overtaken by a later reading would bring back what stood before.
          if (turned !== this.#turned || begun < this.#shown) return
          this.#shown = begun
          this.#take(page)
        }),
      ])
    } catch {
      // The next news reads again; what is on the screen stays.
    }
  }

  #take(page: { turns: Turn[]; before: string | null; after: string | null }): void {
    const end = this.turns.at(-1)
    if (end && !this.#touches(page.turns)) {
      // What stands apart is for later, and there is a way to it.
      if (!this.after && page.turns[0] && later(page.turns[0], end)) this.after = 'cut'
      return
    }
    const isNew = (turn: Turn) => !this.after && end !== undefined && later(turn, end)
    const fresh = page.turns.filter(isNew)
    const first = this.turns[0]
    // Joined from elsewhere, something may have been said before the beginning.
    const fits = (turn: Turn) => !first || !this.before || !later(first, turn)
    const inside = page.turns.filter((turn) => !isNew(turn) && fits(turn))
    const begins = !this.before && page.turns[0] && first && later(first, page.turns[0])
    this.inPlace(() => {
      this.turns = merged(this.#withoutVanished(page), inside)
      if (begins && page.before) this.before = { before: page.before }
    })
    const waiting = merged(this.waiting, fresh)
    const furthest = waiting.at(-1)
    if (furthest && furthest.id === page.turns.at(-1)?.id) this.#beyond = page.after ? { after: page.after } : null
    this.waiting = waiting.filter((turn) => !this.turns.some(({ id }) => id === turn.id))
  }

  /** Whether these follow on what is held, with nothing between that nobody has read. */
  #touches(turns: readonly Turn[]): boolean {
    const known = new Set([...this.turns, ...this.waiting].map((turn) => turn.id))
    return turns.some((turn) => known.has(turn.id))
  }

  /** A reply taken back leaves no trace: between two turns that the server shows, what it no longer shows is gone. */
  #withoutVanished(page: { turns: Turn[]; before: string | null; after: string | null }): Turn[] {
    const [from, to] = [page.turns[0], page.turns.at(-1)]
    if (!from || !to) return this.turns
    const there = new Set(page.turns.map((turn) => turn.id))
    const beyond = (turn: Turn) =>
      (page.before !== null && later(from, turn)) || (page.after !== null && later(turn, to))
    return this.turns.filter((turn) => there.has(turn.id) || beyond(turn))
  }

  letWaitingIn(): void {
    this.turns = merged(this.turns, this.waiting)
    this.waiting = []
    this.after = this.#beyond
    this.#beyond = null
  }

  stop(): void {
    clearTimeout(this.#asked)
  }
}

function later(one: Turn, than: Turn): boolean {
  return one.saidAt > than.saidAt || (one.saidAt === than.saidAt && one.id > than.id)
}
