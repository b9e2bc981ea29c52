import type pg from 'pg'
import { newId } from '#kernel'
import { fold } from '#understanding'

/*
 * The raw limit: the same texts into one table, as the owner, without walls, foreign keys, ledger, people or findings.
 */
const atOnce = 500

const vector = `('''§' || $2 || '''')::tsvector || to_tsvector('simple', x.folded) || to_tsvector('french', x.folded)`

/** Messages a second; `like message` with all its indexes and its vector, or a bare table with its key alone. */
export async function rawInsertRate(owner: pg.Client, texts: readonly string[], how: 'indexed' | 'bare') {
  await owner.query('drop table if exists raw_message')
  await owner.query(`create table raw_message (like message ${how === 'indexed' ? 'including indexes' : ''})`)
  if (how === 'bare') await owner.query('alter table raw_message add primary key (workspace_id, id)')
  const workspace = newId()
  const place = newId()
  const batches: object[][] = []
  for (let at = 0; at < texts.length; at += atOnce)
    batches.push(texts.slice(at, at + atOnce).map((text, more) => row(text, at + more)))
  const began = performance.now()
  for (const batch of batches) {
    await owner.query(
      `insert into raw_message (workspace_id, id, conversation_id, thread_id, contact_point_id, native_id, revision, person_id,
         handle_id, ours, audience, text, terms, answers_native, said_at, heard_at, awaits, search)
       select $2::uuid, x.id, x.conversation, x.conversation, $3::uuid, x.native_id, 1, x.person, x.person, false, 'public', x.text,
         '{}', x.answers, now(), now(), 'new', ${how === 'indexed' ? vector : `''::tsvector`}
       from jsonb_to_recordset($1::jsonb) as x (id uuid, conversation uuid, person uuid, native_id text, text text, folded text, answers text)`,
      [JSON.stringify(batch), workspace, place],
    )
  }
  const seconds = (performance.now() - began) / 1000
  await owner.query('drop table raw_message')
  return texts.length / seconds
}

let conversation = newId()
function row(text: string, at: number) {
  if (at % 12 === 0) conversation = newId()
  return { id: newId(), conversation, person: newId(), native_id: `m-${at}`, text, folded: fold(text), answers: null }
}
