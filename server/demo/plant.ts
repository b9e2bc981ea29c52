import { type Channel, type RawEvent } from '#channel'
import { hear, plant } from '#contact-point'
import { actOnConversation, readLedger } from '#conversation'
import { type Db, type Jobs, type Within } from '#database'
import { type Clock, type Dialect, type Id, newId } from '#kernel'
import { keepReason } from '#reason'
import { openWorkspace } from '#team'
import { type DemoConversation, type DemoPlace, vergers } from './index.ts'

export interface DemoNeeds {
  within: Within
  jobs: Jobs
  clock: Clock
  /** The likeness of each kind of place, in memory: nothing of a demo ever leaves the machine. */
  channelOf(kind: DemoPlace['kind']): Channel
  eventOf(said: DemoSaid): RawEvent
  firstRules(db: Db, workspace: Id<'workspace'>, language: Dialect): Promise<void>
}

export interface DemoSaid {
  kind: 'said'
  nativeId: string
  thread: { nativeId: string; url: string | null; title: string | null }
  by: { nativeId: string; name: string }
  text: string
  ours: boolean
  title: string | null
  saidAt: string
  answers: string | null
  audience: 'public' | 'direct' | 'internal'
  language: string
}

const hour = 3_600_000

/** Opens « Les Vergers Imaginaires »: every message goes the whole way, from the ledger on. */
export async function plantDemo(needs: DemoNeeds, user: string): Promise<Id<'workspace'>> {
  const workspace = newId<'workspace'>()
  await needs.within([workspace], user, async (db) => {
    const { name, language } = vergers.brand
    await openWorkspace(db, needs.clock, user, { id: workspace, name, language, demo: true })
    await needs.firstRules(db, workspace, language)
    const now = needs.clock()
    for (const place of vergers.places) await speakAt(db, needs, workspace, user, place, now)
    await letLive(db, needs, workspace, user)
    await keepReasons(db, needs, workspace, user)
  })
  return workspace
}

async function speakAt(
  db: Db,
  needs: DemoNeeds,
  workspace: Id<'workspace'>,
  user: string,
  place: DemoPlace,
  now: Date,
) {
  const channel = needs.channelOf(place.kind)
  const id = await plant(db, needs.jobs, needs.clock, {
    workspace,
    manifest: channel.manifest,
    name: place.name,
    address: place.address,
    settings: {},
    by: user,
  })
  const events = vergers.conversations
    .filter((conversation) => conversation.place === place.key)
    .flatMap((conversation) => said(place, conversation, now))
    .toSorted((one, other) => (one.saidAt < other.saidAt ? -1 : 1))
    .map(needs.eventOf)
  await hear(db, needs.jobs, needs.clock, { workspace, place: id }, events)
  await readLedger(db, needs.jobs, needs.clock, channel, { workspace, place: id }, { most: events.length + 1 })
}

function said(place: DemoPlace, conversation: DemoConversation, now: Date): DemoSaid[] {
  return conversation.turns.map((turn, index) => ({
    kind: 'said',
    nativeId: nativeId(conversation.key, turn.key),
    thread: { nativeId: conversation.key, url: conversation.url ?? null, title: conversation.title },
    by: { nativeId: turn.ours ? `ours:${turn.by}` : turn.by, name: turn.by },
    text: turn.text,
    ours: turn.ours ?? false,
    title: index === 0 && !turn.answers ? conversation.title : null,
    saidAt: new Date(now.getTime() - turn.hoursAgo * hour).toISOString(),
    answers: turn.answers ? nativeId(conversation.key, turn.answers) : null,
    audience: turn.note ? 'internal' : place.audience,
    language: turn.language ?? 'fr',
  }))
}

const nativeId = (conversation: string, turn: string) => `${conversation}/${turn}`

async function messageAt(db: Db, workspace: Id<'workspace'>, conversation: string, turn: string) {
  return db
    .selectFrom('message')
    .select(['id', 'conversation_id', 'text'])
    .where('workspace_id', '=', workspace)
    .where('native_id', '=', nativeId(conversation, turn))
    .executeTakeFirstOrThrow()
}

async function letLive(db: Db, needs: DemoNeeds, workspace: Id<'workspace'>, user: string): Promise<void> {
  for (const conversation of vergers.conversations) {
    const turn = conversation.turns.find((one) => one.handled === 'let-live')
    if (!turn) continue
    const { conversation_id } = await messageAt(db, workspace, conversation.key, turn.key)
    const at = { workspace, conversation: conversation_id as Id<'conversation'> }
    await actOnConversation(db, needs.clock, at, { kind: 'let-live', why: 'peers-answer' }, user)
  }
}

async function keepReasons(db: Db, needs: DemoNeeds, workspace: Id<'workspace'>, user: string): Promise<void> {
  for (const reason of vergers.reasons) {
    const { id, text } = await messageAt(db, workspace, reason.conversation, reason.turn)
    const start = text.indexOf(reason.words)
    await keepReason(db, needs.clock, user, {
      workspace,
      message: id as Id<'message'>,
      revision: 1,
      start,
      end: start + reason.words.length,
      theme: { name: reason.theme },
    })
  }
}
