import { sentenceOf } from '../api.ts'

interface PageOf<T> {
  rows: T[]
  next: string | null
}

/** A list read further and further back: each page once, and whoever has read further is not sent to the top by what is new. */
export class PageByPage<T> {
  rows: T[] | null = $state.raw(null)
  next: string | null = $state(null)
  failed = $state('')
  readonly #ask: (of: string, after?: string) => Promise<PageOf<T>>
  #of = ''
  #further = false
  /** After which row one is reading on. */
  #asking: string | null = null
  #again = (): Promise<void> => this.first(this.#of)

  constructor(ask: (of: string, after?: string) => Promise<PageOf<T>>) {
    this.#ask = ask
  }

  async first(of: string): Promise<void> {
    if (of !== this.#of) {
      this.#of = of
      this.#further = false
      this.#asking = this.rows = this.next = null
      this.failed = ''
    }
    // A first page that comes later than the one after it would cut that off.
    const late = () => of !== this.#of || this.#further || this.#asking !== null
    if (late()) return
    try {
      const page = await this.#ask(of)
      if (!late()) this.#show(page)
    } catch (error) {
      if (!late()) this.#fail(error, () => this.first(this.#of))
    }
  }

  async more(): Promise<void> {
    const { rows, next: after } = this
    if (!rows || !after || this.#asking !== null) return
    const late = () => after !== this.#asking
    this.#asking = after
    try {
      const page = await this.#ask(this.#of, after)
      if (late()) return
      this.#further = true
      this.#show({ ...page, rows: [...rows, ...page.rows] })
    } catch (error) {
      if (!late()) this.#fail(error, () => this.more())
    } finally {
      if (!late()) this.#asking = null
    }
  }

  /** What failed last, once more. */
  again(): Promise<void> {
    return this.#again()
  }

  #show({ rows, next }: PageOf<T>): void {
    this.rows = rows
    this.next = next
    this.failed = ''
  }
  #fail(error: unknown, again: () => Promise<void>): void {
    this.failed = sentenceOf(error)
    this.#again = again
  }
}
