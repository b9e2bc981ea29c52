import { type NoticedWord } from '#contract'
import { api, call } from '../api.ts'
import { todayIn } from '../given-words/day-word.ts'
import { now } from '../now.svelte.ts'
import { workspaceOf } from '../session.svelte.ts'

const pauseMs = 400

/** What the words one is writing promise: noticed at each pause, and what one decided of it, until they are said. */
export class Promises {
  noticed: NoticedWord[] = $state.raw([])
  /** By the words themselves: they stand elsewhere with each letter typed before them. A day, or null: nothing promised. */
  #decided: Record<string, string | null> = $state({})
  #pause: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  /** What was noticed was noticed in these words. */
  #of = ''

  /** `text`: of what one writes to someone; of anything else, empty. « Demain » is another day tomorrow. */
  constructor(workspace: string, text: () => string) {
    const today = $derived(todayIn(workspaceOf(workspace)?.zone, now.minute))
    $effect(() => {
      void today
      this.#read(workspace, text())
    })
    $effect(() => () => this.#stop())
  }

  #read(workspace: string, text: string): void {
    clearTimeout(this.#pause)
    const asked = ++this.#asked
    // Without words that could promise, nothing is asked: most texts are no promise.
    if (!text.trim()) {
      this.noticed = []
      return
    }
    this.#pause = setTimeout(() => {
      call(api.noticeWords, { params: { workspace }, body: { text } }).then(
        ({ noticed }) => {
          if (asked !== this.#asked) return
          this.noticed = noticed
          this.#of = text.trim()
        },
        // Said without, it is proposed at the head of the conversation afterwards.
        () => undefined,
      )
    }, pauseMs)
  }

  /** The day a word is for, as decided or else as meant; null where it promises nothing; undefined: not known yet. */
  dayOf({ words, on }: NoticedWord): string | null | undefined {
    return words in this.#decided ? this.#decided[words] : (on ?? undefined)
  }

  decide(words: string, on: string | null): void {
    this.#decided[words] = on
  }

  /** What goes along with a text. What has no day yet does not: it is proposed again afterwards. */
  in(text: string): { start: number; end: number; on: string | null }[] {
    // Written on since the last pause: what it promises now is proposed afterwards.
    if (text.trim() !== this.#of) return []
    return this.noticed.flatMap((one) => {
      const start = text.indexOf(one.words)
      const on = this.dayOf(one)
      return start < 0 || on === undefined || on === '' ? [] : [{ start, end: start + one.words.length, on }]
    })
  }

  forget(): void {
    this.noticed = []
    this.#decided = {}
  }

  #stop(): void {
    clearTimeout(this.#pause)
    this.#asked++
  }
}
