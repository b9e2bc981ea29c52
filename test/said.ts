import { type Database, type Db, openDatabase } from '#database'
import { addressKey, type Id, newId } from '#kernel'
import { freshDatabase } from './setup/database.ts'

export interface SaidWords {
  by: string
  text: string
  /** A name of a place: the same name is the same place. */
  place?: string
  thread?: string
  url?: string | null
  title?: string | null
  at?: Date
  answers?: SaidMessage
  ours?: boolean
  audience?: 'internal' | 'direct' | 'followers' | 'unlisted' | 'public'
  mayDerive?: boolean
  language?: string | null
}

export interface SaidMessage {
  id: Id<'message'>
  conversation: Id<'conversation'>
  place: Id<'contact point'>
  text: string
}

export type SaidWorld = Awaited<ReturnType<typeof openSaid>>

const terms = { maxAgeDays: null, deleteWithSource: true, mayJoinHandles: false, mayUseAi: true }

/** Workspaces where people say things, row by row: for what begins after hearing. Each on a database of its own. */
export async function openSaid() {
  const fresh = await freshDatabase()
  const database = await openDatabase({
    ownerUrl: fresh.ownerUrl,
    appUrl: fresh.appUrl,
    appPassword: '',
    migrated: true,
    onLost: () => undefined,
  })
  return {
    database,
    ownerUrl: fresh.ownerUrl,
    workspace: (name = 'Les Vergers Imaginaires') => openOne(database, name),
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
}

export type SaidWorkspace = Awaited<ReturnType<typeof openOne>>

async function openOne(database: Database, name: string) {
  const workspace = newId<'workspace'>()
  const known = new Map<string, string>()
  const inside = <T>(work: (db: Db) => Promise<T>) => database.within([workspace], 'odile', work)
  await inside((db) =>
    db
      .insertInto('workspace')
      .values({
        id: workspace,
        name,
        language: 'fr',
        zone: 'Europe/Paris',
        tombstone_key: Buffer.alloc(32),
        created_at: new Date(),
      })
      .execute(),
  )

  async function once(key: string, make: (id: string) => Promise<unknown>): Promise<string> {
    const there = known.get(key)
    if (there) return there
    const id = newId()
    known.set(key, id)
    await make(id)
    return id
  }

  async function says(words: SaidWords): Promise<SaidMessage> {
    return inside(async (db) => {
      const { by, text, place: where = 'le blog', ours = false, answers } = words
      const at = words.at ?? new Date()
      const mine = { workspace_id: workspace }
      const place = await once(`place ${where}`, (id) =>
        db
          .insertInto('contact_point')
          .values({
            ...mine,
            id,
            channel: where.split(' ')[0]!,
            name: where,
            address: where,
            terms: '{}',
            cursor: null,
            trouble: null,
            planted_by: 'odile',
            planted_at: at,
          })
          .execute(),
      )
      const person = await once(`person ${where} ${by}`, (id) =>
        db
          .insertInto('person')
          .values({ ...mine, id, name: by, user_id: null, at })
          .execute(),
      )
      const handle = await once(`handle ${where} ${by}`, (id) =>
        db
          .insertInto('handle')
          .values({ ...mine, id, person_id: person, contact_point_id: place, native_id: by, name: by, url: null, at })
          .execute(),
      )
      const topic = `${where} ${words.thread ?? 'le billet'}`
      const conversation = await once(`conversation ${topic}`, (id) =>
        db
          .insertInto('conversation')
          .values({ ...mine, id, subject: words.title ?? null, at, last_said_at: at, message_count: 1 } as never)
          .execute(),
      )
      const thread = await once(`thread ${topic}`, (id) =>
        db
          .insertInto('thread')
          .values({
            ...mine,
            id,
            contact_point_id: place,
            conversation_id: conversation,
            native_id: id,
            url: words.url ?? null,
            title: words.title ?? null,
            at,
          })
          .execute(),
      )
      const page = addressKey(words.url)
      if (page)
        await db
          .insertInto('spoken_of')
          .values({ ...mine, page, thread_id: thread })
          .onConflict((known) => known.doNothing())
          .execute()
      const id = newId<'message'>()
      await db
        .insertInto('message')
        .values({
          ...mine,
          id,
          conversation_id: conversation,
          thread_id: thread,
          contact_point_id: place,
          native_id: id,
          person_id: person,
          handle_id: handle,
          ours,
          audience: words.audience ?? 'public',
          text,
          language: words.language ?? null,
          terms: JSON.stringify({ ...terms, mayDerive: words.mayDerive ?? true }) as never,
          answers_id: answers?.id ?? null,
          said_at: at,
          heard_at: at,
          search: '',
        } as never)
        .execute()
      return { id, text, conversation: conversation as Id<'conversation'>, place: place as Id<'contact point'> }
    })
  }

  return { id: workspace, inside, says }
}
