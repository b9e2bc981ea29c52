import { type Db } from '#database'
import { type Dialect, type Id, isDialect, Refusal } from '#kernel'
import { ownAddress } from './private-link.ts'

/**
 * Whether someone can be sent the link of their own page from here. `given-there`: a page of our own gave it to them when
 * they spoke. `no-private-way`: whatever is said there, others read it too.
 */
export type LinkOffer =
  | { kind: 'may-be-sent'; handle: Id<'handle'>; dialect: Dialect; brand: string }
  | { kind: 'given-there' | 'no-private-way' | 'place-closed' | 'nobody-there' }

export async function linkOffered(
  db: Db,
  answersPrivately: (channel: string) => boolean,
  workspace: Id<'workspace'>,
  message: Id<'message'>,
): Promise<LinkOffer> {
  const row = await db
    .selectFrom('message as m')
    .innerJoin('contact_point as p', (on) =>
      on.onRef('p.workspace_id', '=', 'm.workspace_id').onRef('p.id', '=', 'm.contact_point_id'),
    )
    .innerJoin('workspace as w', 'w.id', 'm.workspace_id')
    .leftJoin('finding as f', (on) =>
      on.onRef('f.workspace_id', '=', 'm.workspace_id').onRef('f.message_id', '=', 'm.id'),
    )
    .select(['m.handle_id', 'm.ours', 'm.gone_at', 'm.language', 'p.channel', 'p.closed_at', 'f.language as found'])
    .select(['w.language as spoken', 'w.name as brand'])
    .where('m.workspace_id', '=', workspace)
    .where('m.id', '=', message)
    .executeTakeFirst()
  if (!row) throw new Refusal('message.not-there', 404)
  if (row.ours || row.gone_at || !row.handle_id) return { kind: 'nobody-there' }
  if (row.channel === 'page') return { kind: 'given-there' }
  if (!answersPrivately(row.channel)) return { kind: 'no-private-way' }
  if (row.closed_at) return { kind: 'place-closed' }
  const dialect = dialectOf(row.language ?? row.found, row.spoken)
  return { kind: 'may-be-sent', handle: row.handle_id as Id<'handle'>, dialect, brand: row.brand }
}

/** What the person speaks, as far as we speak it; else what this client speaks. */
export function dialectOf(language: string | null, ours: Dialect): Dialect {
  if (isDialect(language)) return language === 'fr' && ours === 'fr-CA' ? ours : language
  const [tongue] = (language ?? '').toLowerCase().split('-')
  if (tongue === 'en') return 'en'
  return tongue === 'fr' && ours === 'en' ? 'fr' : ours
}

export interface OfferedLink {
  /** Opens nothing until it has been sent: the secret is added when the words leave. */
  address: string
  dialect: Dialect
  brand: string
}

/** What the composer is given. Nothing is made and nothing is kept before the words leave. */
export async function offerLink(
  db: Db,
  { answersPrivately, publicUrl }: { answersPrivately: (channel: string) => boolean; publicUrl: string },
  workspace: Id<'workspace'>,
  message: Id<'message'>,
): Promise<OfferedLink> {
  const offer = await linkOffered(db, answersPrivately, workspace, message)
  if (offer.kind !== 'may-be-sent') throw new Refusal(`private-link.${offer.kind}`, 409)
  return { address: ownAddress(publicUrl, workspace, offer.handle), dialect: offer.dialect, brand: offer.brand }
}
