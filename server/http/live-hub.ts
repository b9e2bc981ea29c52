import { type Live, type Row } from '#contract'
import { type Ring } from '#database'
import { type Role, readsNotes } from '#team'
import { add, changedIn, type News, noNews, told, toldWithoutNotes } from './live-news.ts'
import { openReader, type Reader } from './live-reader.ts'

/** Rings of one wave come together within this; below what an eye notices. */
const gatherMs = 15
/** Beyond this many conversations at once, rows are not sent: everyone reads the screen again. */
const mostRows = 200
const mostStreamsOfOne = 20

export interface HubNeeds {
  /** The conversations as the list shows them now: read once for everyone. */
  rowsOf(workspace: string, conversations: string[]): Promise<Row[]>
  membersOf(workspace: string): Promise<ReadonlyMap<string, Role>>
  complain(cause: unknown): void
}

/** Deals out what changes to whoever may see it: each workspace's rows are read and written down once, for all. */
export interface Hub {
  subscribe(of: Pick<Reader, 'user' | 'session' | 'workspaces'>, missed: boolean): ReadableStream<Uint8Array>
  ring(ring: Ring): void
  /** Something may have been missed: everyone reads again, not all at the same moment. */
  gap(): void
  beat(): void
  sessions(): string[]
  endSession(session: string): void
  endAll(): void
  readers(): number
}

export function openHub(needs: HubNeeds): Hub {
  const readers = new Set<Reader>()
  const waiting = new Map<string, News>()
  const telling = new Set<string>()
  let told_ = 0

  const chunk = (lives: readonly Live[]) =>
    encode(`${lives.map((live) => `id: ${++told_}\ndata: ${JSON.stringify(live)}\n\n`).join('')}`)
  const again = () => chunk([{ kind: 'again' }])
  const watches = (workspace: string) => {
    for (const reader of readers) if (reader.workspaces.has(workspace)) return true
    return false
  }

  function tellAll(workspace: string, lives: readonly Live[], to: (role: Role) => boolean = () => true): void {
    if (lives.length === 0) return
    const bytes = chunk(lives)
    for (const reader of [...readers]) {
      const role = reader.workspaces.get(workspace)
      if (role && to(role)) reader.write(bytes)
    }
  }

  function gather(workspace: string, afterMs: number): void {
    if (telling.has(workspace)) return
    telling.add(workspace)
    setTimeout(() => void tell(workspace), afterMs).unref()
  }

  async function tell(workspace: string): Promise<void> {
    const news = waiting.get(workspace) ?? noNews()
    waiting.delete(workspace)
    let pause = gatherMs
    try {
      if (news.team) await meetTeam(workspace)
      const ids = changedIn(news)
      if (ids.length > mostRows) {
        tellAll(workspace, [{ kind: 'again' }])
        pause = 2_000
      } else {
        const rows = ids.length ? await needs.rowsOf(workspace, ids) : []
        tellAll(workspace, told(workspace, news, rows), readsNotes)
        tellAll(workspace, toldWithoutNotes(workspace, news, rows), (role) => !readsNotes(role))
      }
    } catch (cause) {
      needs.complain(cause)
      tellAll(workspace, [{ kind: 'again' }])
      pause = 2_000
    }
    telling.delete(workspace)
    if (waiting.has(workspace)) gather(workspace, pause)
  }

  /** Who joined hears of the workspace from now on; who left hears no more of it. */
  async function meetTeam(workspace: string): Promise<void> {
    const members = await needs.membersOf(workspace)
    for (const reader of [...readers]) {
      const had = reader.workspaces.has(workspace)
      const role = members.get(reader.user)
      if (role) reader.workspaces.set(workspace, role)
      else reader.workspaces.delete(workspace)
      if (had || reader.workspaces.has(workspace)) reader.write(again())
    }
  }

  /** Someone may have been let go while nobody listened: what they no longer belong to is no longer told them. */
  async function letGo(): Promise<void> {
    const watched = new Set([...readers].flatMap((reader) => [...reader.workspaces.keys()]))
    for (const workspace of watched) {
      const members = await needs.membersOf(workspace)
      for (const reader of readers) {
        const role = members.get(reader.user)
        if (!role) reader.workspaces.delete(workspace)
        else if (reader.workspaces.has(workspace)) reader.workspaces.set(workspace, role)
      }
    }
  }

  return {
    subscribe(of, missed) {
      const own = [...readers].filter((reader) => reader.user === of.user)
      if (own.length >= mostStreamsOfOne) own[0]!.end()
      const { reader, stream } = openReader(of, (gone) => readers.delete(gone))
      readers.add(reader)
      reader.write(encode(`retry: 2000\nid: ${told_}\n\n`))
      if (missed) reader.write(again())
      return stream
    },
    ring(ring) {
      if (ring.kind !== 'team' && !watches(ring.workspace)) return
      const news = waiting.get(ring.workspace) ?? noNews()
      add(news, ring)
      waiting.set(ring.workspace, news)
      gather(ring.workspace, gatherMs)
    },
    gap() {
      letGo().catch(needs.complain)
      const bytes = again()
      const apart = Math.min(5, 5_000 / readers.size)
      ;[...readers].forEach((reader, at) => void setTimeout(() => reader.write(bytes), at * apart).unref())
    },
    beat() {
      const bytes = encode(':\n\n')
      for (const reader of [...readers]) reader.write(bytes)
    },
    sessions: () => [...new Set([...readers].map((reader) => reader.session))],
    endSession(session) {
      for (const reader of [...readers]) if (reader.session === session) reader.end()
    },
    endAll() {
      for (const reader of [...readers]) reader.end()
    },
    readers: () => readers.size,
  }
}

const encoder = new TextEncoder()
const encode = (text: string) => encoder.encode(text)
