import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import { type FormOfAddress, formOfAddress } from '#understanding'

const lookedAt = 20
const lookedInto = 1_000

/**
 * How to address each of these: as somebody at the desk said, else as they last addressed us themselves; nothing where
 * neither is known. One person is addressed alike under every name that they joined.
 */
export async function registersOf(
  db: Db,
  workspace: Id<'workspace'>,
  handles: readonly string[],
): Promise<Map<string, FormOfAddress>> {
  const { rows } = await sql<{ id: string; set: FormOfAddress | null; texts: string[] | null }>`
    select h.id,
      (select o.register from handle o where o.workspace_id = h.workspace_id and o.person_id = h.person_id
        and o.register is not null order by o.id = h.id desc, o.id limit 1) as set,
      (select jsonb_agg(t.text order by t.said_at desc, t.id desc) from (
        select left(m.text, ${lookedInto}) as text, m.said_at, m.id
        from handle o join message m on m.workspace_id = o.workspace_id and m.handle_id = o.id
        left join message a on a.workspace_id = m.workspace_id and a.id = m.answers_id
        where o.workspace_id = h.workspace_id and o.person_id = h.person_id and not m.ours and m.gone_at is null
          -- What they say to each other tells nothing of how they speak to us.
          and (m.audience = 'direct' or m.answers_native is null or a.ours)
        order by m.said_at desc, m.id desc limit ${lookedAt}) t) as texts
    from handle h where h.workspace_id = ${workspace} and h.id = any(${handles}::uuid[])`.execute(db)
  return new Map(
    rows.flatMap(({ id, set, texts }) => {
      const register = set ?? (texts ?? []).map(formOfAddress).find((one) => one !== null)
      return register ? [[id, register] as const] : []
    }),
  )
}

/** From now on whoever said this is addressed so; null: as they address us. */
export async function rememberRegister(
  db: Db,
  at: { workspace: Id<'workspace'>; message: Id<'message'> },
  register: FormOfAddress | null,
): Promise<void> {
  const { rows } = await sql`
    update handle h set register = case when h.id = m.handle_id then ${register}::text end
    from message m join handle own on own.workspace_id = m.workspace_id and own.id = m.handle_id
    where m.workspace_id = ${at.workspace} and m.id = ${at.message} and not m.ours
      and h.workspace_id = own.workspace_id and h.person_id = own.person_id returning 1`.execute(db)
  if (!rows.length) throw new Refusal('asking-why.nobody', 422)
}
