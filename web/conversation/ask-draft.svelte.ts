/** A question being written to a department, and the words masked in what goes along: kept in this browser until it leaves. */
export class AskDraft {
  question = $state('')
  /** By message: the keys of the words masked in it. */
  masked: Readonly<Record<string, readonly string[]>> = $state.raw({})
  readonly #place: string

  constructor(place: string) {
    this.#place = place
    try {
      const kept = JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<AskDraft>
      this.question = kept.question ?? ''
      this.masked = kept.masked ?? {}
    } catch {
      // Forbidden, or not of our making: one begins anew.
    }
  }

  /** Keeps what stands; nothing written and nothing masked is kept as nothing. */
  keep(): void {
    const { question, masked } = this
    try {
      if (question || Object.keys(masked).length)
        sessionStorage.setItem(this.#place, JSON.stringify({ question, masked }))
      else sessionStorage.removeItem(this.#place)
    } catch {
      // Forbidden or full: then it lasts as long as the page.
    }
  }

  toggle(message: string, key: string): void {
    const before = this.masked[message] ?? []
    const now = before.includes(key) ? before.filter((one) => one !== key) : [...before, key]
    const { [message]: _, ...others } = this.masked
    this.masked = now.length ? { ...others, [message]: now } : others
  }

  empty(): void {
    this.question = ''
    this.masked = {}
  }
}
