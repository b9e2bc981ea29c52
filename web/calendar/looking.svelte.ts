import { tick } from 'svelte'
import { type CalendarClient, type CalendarEntry } from '#contract'
import { did, trouble, whisper } from '../acts.svelte.ts'
import { api, call, sentenceOf } from '../api.ts'
import { atDesk, severalClients, workspaceOf } from '../session.svelte.ts'
import { words } from '../words.svelte.ts'
import { type Hour } from './days.ts'
import { hourWord } from './said.ts'

export interface Span {
  workspace: string | undefined
  from: string
  to: string
}
interface Read {
  of: string
  clients: CalendarClient[]
  entries: CalendarEntry[]
}

const nameOf = (span: Span) => `${span.workspace ?? ''} ${span.from} ${span.to}`
export const titleOf = (entry: CalendarEntry): string => entry.beginning || words.calendar.untitled

/** What a calendar shows, and what is being moved in it. */
export class Looking {
  read: Read | null = $state.raw(null)
  failed = $state('')
  /** By keys or buttons: where it would go. */
  moving: { entry: CalendarEntry; to: Hour } | null = $state.raw(null)
  /** By the pointer. */
  dragged: CalendarEntry | null = $state.raw(null)
  #span: Span | null = null

  async look(span: Span): Promise<void> {
    this.#span = span
    const of = nameOf(span)
    const { workspace, from, to } = span
    try {
      const shown = await call(api.calendar, { query: { from, to, ...(workspace && { workspace }) } })
      if (this.#span && nameOf(this.#span) === of) this.read = { of, ...shown }
      this.failed = ''
    } catch (error) {
      this.failed = sentenceOf(error)
    }
  }
  lookAgain(): Promise<void> {
    return this.#span ? this.look(this.#span) : Promise.resolve()
  }
  has(span: Span): boolean {
    return this.read?.of === nameOf(span)
  }

  on(day: string): CalendarEntry[] {
    return this.read?.entries.filter((entry) => entry.on.day === day) ?? []
  }
  /** Named only where there are several. */
  clientOf(entry: CalendarEntry): string {
    return severalClients() ? (workspaceOf(entry.workspace)?.name ?? '') : ''
  }
  zoneOf(entry: CalendarEntry): string {
    return workspaceOf(entry.workspace)?.zone ?? 'UTC'
  }
  mayMove(entry: CalendarEntry): boolean {
    return entry.state === 'planned' && atDesk(entry.workspace)
  }

  take(entry: CalendarEntry): void {
    if (this.mayMove(entry)) this.moving = { entry, to: entry.on }
  }
  giveUp(): void {
    const entry = this.moving?.entry
    this.moving = null
    whisper(words.calendar.gaveUp)
    if (entry) void focusOn(entry.id)
  }
  async put(): Promise<void> {
    const { moving } = this
    if (!moving) return
    this.moving = null
    await this.move(moving.entry, moving.to)
    await focusOn(moving.entry.id)
  }

  /** To another hour of the client’s own wall: one act, to be undone. */
  async move(entry: CalendarEntry, on: Hour): Promise<void> {
    if (on.day === entry.on.day && on.time === entry.on.time) return
    const { workspace, id: spark, version } = entry
    try {
      const { act } = await call(api.planSpark, { params: { workspace, spark }, body: { version, on } })
      did(words.calendar.didMove(titleOf(entry), hourWord(on)), [{ workspace, act }], () => void this.lookAgain())
    } catch (error) {
      trouble(error)
    }
    await this.lookAgain()
  }
}

async function focusOn(spark: string): Promise<void> {
  await tick()
  document.querySelector<HTMLElement>(`[data-spark="${spark}"] a`)?.focus()
}
