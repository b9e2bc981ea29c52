import { type AnswerOf, type api as Api, type Workspace } from '#contract'
import { api, call } from '../api.ts'

const pauseMs = 400

export type Dialect = Workspace['language']
type Said = AnswerOf<typeof Api.toneRemarks>
export type Remark = Said['remarks'][number]

/** What the client's tone says of words while one writes them: asked at each pause, kept by nobody. */
export class Tone {
  said: Said | null = $state.raw(null)
  #of = ''
  #pause: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  constructor(workspace: () => string, text: () => string, language: () => Dialect | undefined) {
    $effect(() => this.#read(workspace(), text(), language()))
    $effect(() => () => this.#stop())
  }

  #read(workspace: string, text: string, language: Dialect | undefined): void {
    this.#stop()
    const asked = this.#asked
    if (!text.trim()) {
      this.said = null
      return
    }
    this.#pause = setTimeout(() => {
      call(api.toneRemarks, { params: { workspace }, body: { text, ...(language && { language }) } }).then(
        (said) => {
          if (asked !== this.#asked) return
          this.said = said
          this.#of = text
        },
        // One writes as well without.
        () => undefined,
      )
    }, pauseMs)
  }

  /** Puts what is proposed in the field, where the words still stand as they were read; one goes on writing behind it. */
  put(field: HTMLTextAreaElement | undefined, remark: Remark | undefined): void {
    if (!field || remark?.instead == null || field.value !== this.#of) return
    const { start, end, instead } = remark
    // An emoji that goes takes the space before it along.
    const from = instead === '' && start > 0 && field.value[start - 1] === ' ' ? start - 1 : start
    field.focus()
    field.setRangeText(instead, from, end, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  #stop(): void {
    clearTimeout(this.#pause)
    this.#asked++
  }
}
