import { type Ask, type DepartmentWord, type Fact } from '#contract'
import { api, call } from '../api.ts'
import { amongColleagues } from '../session.svelte.ts'

/** As it stands between « »: its last full stop would stand before a comma. */
export const asQuoted = ({ text }: DepartmentWord): string => text.trim().replace(/\.$/, '')

/** What is asked of departments beside one conversation, and the facts agreed on that one may insert. */
export class Asks {
  asks: Ask[] = $state.raw([])
  facts: Fact[] = $state.raw([])
  /** Answers quoted in what is being written. */
  quoted: string[] = $state.raw([])
  readonly #params: { workspace: string; conversation: string }
  #asked: ReturnType<typeof setTimeout> | undefined

  constructor(params: { workspace: string; conversation: string }) {
    this.#params = params
  }

  async read(): Promise<void> {
    const { workspace } = this.#params
    if (!amongColleagues(workspace)) return
    try {
      const [{ asks }, { facts }] = await Promise.all([
        call(api.asks, { params: this.#params }),
        call(api.facts, { params: { workspace } }),
      ])
      this.asks = asks
      this.facts = facts
    } catch {
      // What is on the screen stays; the next news reads again.
    }
  }

  hear(): void {
    clearTimeout(this.#asked)
    this.#asked = setTimeout(() => void this.read(), 300)
  }

  /** Of those cited, what still stands in the text is quoted. */
  quotesIn(text: string): string[] {
    const said = this.asks.flatMap((ask) => ask.words)
    return this.quoted.filter((id) => said.some((word) => word.id === id && text.includes(asQuoted(word))))
  }

  cite(word: DepartmentWord): void {
    this.quoted = [...new Set([...this.quoted, word.id])]
  }

  stop(): void {
    clearTimeout(this.#asked)
  }
}
