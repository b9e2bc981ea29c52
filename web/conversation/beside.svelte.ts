import { type Aside, type Turn } from '#contract'
import { api, call } from '../api.ts'
import { onLive } from '../live.svelte.ts'

// Who runs through with j and k asks for nothing on the way; news come in waves.
const pauseMs = 180
const newsMs = 1_500

/** What stands beside a turn: said here before, answered before. Never what stood beside another. */
export class Beside {
  readonly #params: { workspace: string; conversation: string }
  readonly #turn: () => Turn | undefined
  #read: { about: string; aside: Aside } | null = $state.raw(null)
  /** Rises with the news of this conversation: it is read again then. */
  #news = $state(0)

  /** `turn`: whose words it stands beside. */
  constructor(params: { workspace: string; conversation: string }, turn: () => Turn | undefined) {
    this.#params = params
    this.#turn = turn
    $effect(() => {
      const about = this.turn?.id
      void this.#news
      if (about) return this.#ask(about)
    })
    $effect(() => this.#listen())
  }

  get turn(): Turn | undefined {
    return this.#turn()
  }

  get aside(): Aside | null {
    return this.#read && this.#read.about === this.turn?.id ? this.#read.aside : null
  }

  #ask(about: string): () => void {
    const ends = new AbortController()
    const params = { workspace: this.#params.workspace, message: about }
    const pause = setTimeout(() => {
      call(api.aside, { params, signal: ends.signal })
        .then((aside) => (this.#read = { about, aside }))
        .catch(() => undefined)
    }, pauseMs)
    return () => {
      clearTimeout(pause)
      ends.abort()
    }
  }

  #listen(): () => void {
    let wave: ReturnType<typeof setTimeout> | undefined
    const stop = onLive((news) => {
      const here = news.kind === 'conversation' && news.conversation === this.#params.conversation
      if (news.kind !== 'again' && !(here && news.what !== 'present')) return
      wave ??= setTimeout(() => {
        wave = undefined
        this.#news++
      }, newsMs)
    })
    return () => {
      stop()
      clearTimeout(wave)
    }
  }
}
