import { tick } from 'svelte'
import { type CalendarClient, type CalendarEntry, type CalendarMark } from '#contract'
import { did, trouble, whisper } from '../acts.svelte.ts'
import { api, call, sentenceOf } from '../api.ts'
import { atDesk, chosenClient, workspaceOf } from '../session.svelte.ts'
import { words } from '../words.svelte.ts'
import { type Hour, nextHour } from './days.ts'
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
  marks: CalendarMark[]
}

const nameOf = (span: Span) => `${span.workspace ?? ''} ${span.from} ${span.to}`
export const titleOf = (entry: CalendarEntry): string => entry.beginning || words.calendar.untitled

/** What a calendar shows, and what is being moved in it. */
export class Looking {
  read: Read | null = $state.raw(null)
  failed = $state('')
  /** By keys or buttons: where it would go. */
  moving: { entry: CalendarEntry; to: Hour } | null = $state.raw(null)
  /** How often something was taken to be moved. */
  taken = $state(0)
  #from: Element | null = null
  /** By the pointer. */
  dragged: CalendarEntry | null = $state.raw(null)
  #span: Span | null = null

  async look(span: Span): Promise<void> {
    this.#span = span
    const of = nameOf(span)
    const { workspace, from, to } = span
    try {
      const shown = await call(api.calendar, { query: { from, to, ...(workspace && { workspace }) } })
      if (!this.#span || nameOf(this.#span) !== of) return
      this.read = { of, ...shown }
      this.failed = ''
    } catch (error) {
      if (this.#span && nameOf(this.#span) === of) this.failed = sentenceOf(error)
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
  /** What people talk about that day, each said once; for several clients, whose own day it is. */
  marksOn(day: string): { says: string; note: string; off: boolean }[] {
    const say = words.calendar
    const said = new Map<string, { says: string; note: string; off: boolean }>()
    for (const mark of this.read?.marks ?? []) {
      if (mark.day !== day) continue
      const { name, note, key, off } = mark
      const says = name ? [name, this.clientOf(mark)].filter(Boolean).join(', ') : key ? say.publicDays[key] : ''
      const known = said.get(says)
      said.set(says, { says, note, off: off || Boolean(known?.off) })
    }
    return [...said.values()]
  }
  /** Named only where several are shown. */
  clientOf({ workspace }: { workspace: string }): string {
    return chosenClient() ? '' : (workspaceOf(workspace)?.name ?? '')
  }
  zoneOf(entry: CalendarEntry): string {
    return workspaceOf(entry.workspace)?.zone ?? 'UTC'
  }
  mayMove(entry: CalendarEntry): boolean {
    return (entry.state === 'planned' || entry.state === 'missed') && atDesk(entry.workspace)
  }

  isHeld(entry: CalendarEntry): boolean {
    const client = this.read?.clients.find((one) => one.client.id === entry.workspace)
    return entry.state === 'planned' && Boolean(client?.pause)
  }

  /** What missed its hour is moved from the next one that comes. */
  take(entry: CalendarEntry): void {
    if (!this.mayMove(entry)) return
    const to = entry.state === 'missed' ? nextHour(this.zoneOf(entry), new Date()) : entry.on
    this.#from = document.activeElement
    this.taken++
    this.moving = { entry, to }
  }
  giveUp(): void {
    const entry = this.moving?.entry
    this.moving = null
    whisper(words.calendar.gaveUp)
    if (entry) void this.#focusOn(entry)
  }
  async put(): Promise<void> {
    const { moving } = this
    if (!moving) return
    this.moving = null
    await this.move(moving.entry, moving.to)
    await this.#focusOn(moving.entry)
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

  /** Where it does not stand on the screen, what one took it from. */
  async #focusOn({ id }: CalendarEntry): Promise<void> {
    await tick()
    const there = document.querySelector<HTMLElement>(`[data-spark="${id}"] a`) ?? this.#from
    if (there instanceof HTMLElement) there.focus()
  }
}
