import { type SparkChange, type SparkShown } from '#contract'
import { api, call, Problem, sentenceOf } from '../api.ts'

const pauseMs = 600

/** What one may write of it by hand. */
export interface Written {
  opener: SparkShown['opener']
  title: string
  text: string
  warning: string
  language: SparkShown['language']
  colleague: string
  choices: string[]
  openDays: number
  adds: string
  signed: string
  /** By place: its own words, or null for those of everywhere; and whether the choices stand in them, though there is a form. */
  places: { place: string; text: string | null; inWords: boolean }[]
}

/**
 * A spark while one writes it. It is kept as one goes, one saving after the other; what is not kept yet stands in this
 * browser too. Where somebody else has changed it meanwhile, nothing is overwritten: both texts are shown.
 */
export class Writing {
  written: Written
  shown: SparkShown
  state: 'saved' | 'saving' | 'unsaved' = $state('saved')
  failed = $state('')
  /** As somebody else has it now. */
  theirs: SparkShown | null = $state.raw(null)
  readonly workspace: string
  readonly #place: string
  #soon: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> = Promise.resolve()
  #changed: Set<keyof Written> = new Set()

  constructor(workspace: string, shown: SparkShown) {
    this.workspace = workspace
    this.shown = $state.raw(shown)
    this.written = $state(writtenOf(shown))
    this.#place = `insuffleur.spark.${shown.id}`
    this.#takeUp()
  }

  get #params() {
    return { workspace: this.workspace, spark: this.shown.id }
  }

  /** Says that something was written: it is kept a moment later. */
  changed(...what: (keyof Written)[]): void {
    for (const one of what) this.#changed.add(one)
    this.state = 'unsaved'
    this.#remember()
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => void this.keep(), pauseMs)
  }

  /** Keeps what is not kept yet. */
  keep(): Promise<void> {
    clearTimeout(this.#soon)
    this.#saving = this.#saving.then(() => this.#keep())
    return this.#saving
  }

  async #keep(): Promise<void> {
    if (!this.#changed.size || this.theirs) return
    const what = [...this.#changed]
    this.#changed.clear()
    this.state = 'saving'
    try {
      const body = { version: this.shown.version, ...changeOf(this.written, what) }
      this.shown = await call(api.changeSpark, { params: this.#params, body })
      this.failed = ''
      if (this.#changed.size) return
      this.state = 'saved'
      localStorage.removeItem(this.#place)
    } catch (error) {
      for (const one of what) this.#changed.add(one)
      this.state = 'unsaved'
      if (error instanceof Problem && error.code === 'spark.changed-meanwhile') await this.#look()
      else {
        this.failed = sentenceOf(error)
        if (error instanceof Problem && error.away) this.#soon = setTimeout(() => void this.keep(), 5_000)
      }
    }
  }

  async #look(): Promise<void> {
    try {
      this.theirs = await call(api.spark, { params: this.#params })
    } catch (error) {
      this.failed = sentenceOf(error)
    }
  }

  /** Something else is done to it, in its turn: what is written is kept first, and nothing is asked of an older version. */
  act(does: () => Promise<SparkShown>): Promise<void> {
    clearTimeout(this.#soon)
    const done = this.#saving.then(() => this.#keep()).then(async () => this.take(await does()))
    this.#saving = done.catch(() => undefined)
    return done
  }

  /** The hour at which it goes out; null: none any more. Answers the act, by which it can be undone. */
  async plan(on: { day: string; time: string } | null): Promise<string> {
    let act = ''
    await this.act(async () => {
      const planned = await call(api.planSpark, { params: this.#params, body: { version: this.shown.version, on } })
      act = planned.act
      return planned
    })
    return act
  }

  /** An image or an hour came or went: the words being written stay. */
  take(shown: SparkShown): void {
    this.shown = shown
    if (!this.#changed.size) this.written = writtenOf(shown)
  }

  /**
   * News from elsewhere: taken where nothing is being written here. In its turn, like all that is asked: an answer that was
   * on its way while words were kept would put older ones in their place.
   */
  lookAgain(): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      if (this.#changed.size) return
      const shown = await call(api.spark, { params: this.#params }).catch(() => null)
      if (shown && !this.#changed.size) this.take(shown)
    })
    return this.#saving
  }

  settle(whose: 'theirs' | 'mine'): void {
    const { theirs } = this
    if (!theirs) return
    this.theirs = null
    this.shown = theirs
    if (whose === 'theirs') {
      this.#changed.clear()
      this.written = writtenOf(theirs)
      this.state = 'saved'
      localStorage.removeItem(this.#place)
    } else void this.keep()
  }

  #remember(): void {
    const kept = { version: this.shown.version, what: [...this.#changed], written: this.written }
    try {
      localStorage.setItem(this.#place, JSON.stringify(kept))
    } catch {
      // Forbidden or full: then it lasts as long as the page.
    }
  }

  /** What a page that went away had not kept: kept now, or shown beside what somebody else has written since. */
  #takeUp(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#place) ?? 'null')
      if (!kept?.what?.length) return
      this.written = { ...this.written, ...kept.written }
      for (const one of kept.what) this.#changed.add(one)
      if (kept.version === this.shown.version) void this.keep()
      else this.theirs = this.shown
    } catch {
      localStorage.removeItem(this.#place)
    }
  }
}

function writtenOf(shown: SparkShown): Written {
  return {
    opener: shown.opener,
    title: shown.title ?? '',
    text: shown.text,
    warning: shown.warning ?? '',
    language: shown.language,
    colleague: shown.colleague ?? '',
    choices: shown.choices.length ? [...shown.choices] : ['', ''],
    openDays: shown.openDays,
    adds: shown.adds ?? '',
    signed: shown.signed,
    places: shown.places.map(({ place, own, inWords }) => ({ place, text: own, inWords })),
  }
}

function changeOf(written: Written, what: readonly (keyof Written)[]): SparkChange {
  const all: SparkChange = {
    ...written,
    title: written.title.trim() || null,
    warning: written.warning.trim() || null,
    colleague: written.colleague.trim() || null,
    adds: written.adds.trim() || null,
    choices: written.opener === 'poll' ? written.choices.filter((choice) => choice.trim()) : [],
  }
  return Object.fromEntries(what.map((one) => [one, all[one]]))
}
