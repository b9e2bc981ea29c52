import { type LinkKey } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, mustBeLast, recordAct, type Undo } from '#team'
import { digestOf, linkAddress, linkSecret } from './ask-link.ts'
import { departmentOf } from './ask-store.ts'

export interface DepartmentSaid {
  name: string
  /** First name of whoever is written to. */
  referent: string
  address: string
  usualDays: number
}

const kind = 'change-department'
const renewal = 'renew-department-link'
type Where = { workspace: Id<'workspace'>; department: Id<'department'> }

/** A department that can be asked. It speaks in conversations under its own name. */
export async function openDepartment(
  db: Db,
  clock: Clock,
  key: LinkKey,
  { workspace, by, said }: { workspace: Id<'workspace'>; by: string; said: DepartmentSaid },
): Promise<Id<'department'>> {
  await mustBeFree(db, workspace, said.name, null)
  const id = newId<'department'>()
  const person = newId<'person'>()
  const at = clock()
  await db
    .insertInto('person')
    .values({ workspace_id: workspace, id: person, name: said.name, user_id: null, at })
    .execute()
  await db
    .insertInto('department')
    .values({
      workspace_id: workspace,
      id,
      name: said.name,
      referent: said.referent,
      address: said.address,
      usual_days: said.usualDays,
      person_id: person,
      link_hash: digestOf(linkSecret(key, 'department', workspace, id, 1)),
      by,
      at,
      closed_at: null,
    })
    .execute()
  await news(db, workspace)
  return id
}

export async function changeDepartment(
  db: Db,
  clock: Clock,
  { workspace, department }: Where,
  by: string,
  to: Partial<DepartmentSaid> & { closed?: boolean },
): Promise<Id<'act'>> {
  const before = await departmentOf(db, workspace, department)
  if (to.name !== undefined) await mustBeFree(db, workspace, to.name, department)
  const stood = {
    name: before.name,
    referent: before.referent,
    address: before.address,
    usual_days: before.usual_days,
    closed_at: before.closed_at,
  }
  const closed = to.closed === undefined ? before.closed_at : to.closed ? (before.closed_at ?? clock()) : null
  await put(db, { workspace, department }, before.person_id, {
    name: to.name ?? stood.name,
    referent: to.referent ?? stood.referent,
    address: to.address ?? stood.address,
    usual_days: to.usualDays ?? stood.usual_days,
    closed_at: closed,
  })
  const detail = { department, before: { ...stood, closed_at: stood.closed_at?.toISOString() ?? null } }
  return recordAct(db, clock, { workspace, kind, by, detail })
}

/** The link before ends at once; undone, it holds again and this one ends. */
export async function renewDepartmentLink(
  db: Db,
  clock: Clock,
  { linkKey, publicUrl }: { linkKey: LinkKey; publicUrl: string },
  { workspace, department, by }: Where & { by: string },
): Promise<{ act: Id<'act'>; link: string }> {
  const { serial, link_hash: hash } = await departmentOf(db, workspace, department)
  const secret = linkSecret(linkKey, 'department', workspace, department, serial + 1)
  await putLink(db, { workspace, department }, { serial: serial + 1, link_hash: digestOf(secret) })
  const detail = { department, serial, hash: hash.toString('base64') }
  const act = await recordAct(db, clock, { workspace, kind: renewal, by, detail })
  return { act, link: linkAddress(publicUrl, 'department', workspace, department, secret) }
}

async function putLink(
  db: Db,
  { workspace, department }: Where,
  to: { serial: number; link_hash: Buffer },
): Promise<void> {
  await db
    .updateTable('department')
    .set(to)
    .where('workspace_id', '=', workspace)
    .where('id', '=', department)
    .execute()
  await news(db, workspace)
}

interface Stood {
  name: string
  referent: string
  address: string
  usual_days: number
  closed_at: Date | null
}

async function put(db: Db, { workspace, department }: Where, person: string, to: Stood): Promise<void> {
  await db
    .updateTable('department')
    .set(to)
    .where('workspace_id', '=', workspace)
    .where('id', '=', department)
    .execute()
  await db
    .updateTable('person')
    .set({ name: to.name })
    .where('workspace_id', '=', workspace)
    .where('id', '=', person)
    .execute()
  await news(db, workspace)
}

export const departmentUndo: Record<string, Undo> = {
  [kind]: async (db: Db, _clock: Clock, act: Act) => {
    const { department, before } = act.detail as unknown as {
      department: Id<'department'>
      before: Omit<Stood, 'closed_at'> & { closed_at: string | null }
    }
    await mustBeLast(db, act, [kind])
    const { person_id } = await departmentOf(db, act.workspace, department)
    await mustBeFree(db, act.workspace, before.name, department)
    const closed = before.closed_at ? new Date(before.closed_at) : null
    await put(db, { workspace: act.workspace, department }, person_id, { ...before, closed_at: closed })
  },
  [renewal]: async (db: Db, _clock: Clock, act: Act) => {
    const { department, serial, hash } = act.detail as { department: Id<'department'>; serial: number; hash: string }
    await mustBeLast(db, act, [renewal])
    await putLink(db, { workspace: act.workspace, department }, { serial, link_hash: Buffer.from(hash, 'base64') })
  },
}

/** Two of one name could not be told apart when one is asked. */
async function mustBeFree(db: Db, workspace: Id<'workspace'>, name: string, but: string | null): Promise<void> {
  const others = await db
    .selectFrom('department')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspace)
    .execute()
  const same = (one: string) => one.trim().toLowerCase() === name.trim().toLowerCase()
  if (others.some((one) => one.id !== but && same(one.name))) throw new Refusal('department.name-taken', 409, { name })
}

const news = (db: Db, workspace: Id<'workspace'>) => ring(db, { workspace, kind: 'places', conversations: [] })
