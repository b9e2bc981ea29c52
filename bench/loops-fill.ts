import type pg from 'pg'

/** Threads of each channel, and the people who speak in them; the letters are of one person each. */
export const channels = ['mastodon', 'bluesky', 'page', 'discourse'] as const
export const people = 10_000
export const threads = 300
export const letters = 500

const terms = `'{"maxAgeDays": null, "deleteWithSource": true, "mayDerive": true, "mayJoinHandles": false, "mayUseAi": false}'::jsonb`
const id = (what: string, n: string) => `md5('${what} ' || ${n})::uuid`

/**
 * Ten thousand people who say that it is too sweet, in three hundred threads and five hundred letters: straight into the
 * tables. Handles are as long as people’s are where they stand in the words.
 */
export async function fillLoops(owner: pg.Client, workspace: string, user: string): Promise<string> {
  await owner.query('set session_replication_role = replica')
  const kinds = [...channels, 'mail'].map((channel) => `'${channel}'`).join(', ')
  const perChannel = threads / channels.length
  const inThreads = people - letters
  const at = `now() - interval '20 days' + n * interval '1 minute'`
  const steps = [
    `insert into contact_point (workspace_id, id, channel, name, address, terms, planted_by, planted_at, settings)
     select '${workspace}', ${id('place', 'k.channel')}, k.channel, k.channel, k.channel || '.example', ${terms}, '${user}', now(), '{}'
     from unnest(array[${kinds}]) as k (channel)`,
    `create temp table spoken as
     select n, case when n < ${inThreads} then (n % ${threads}) else ${threads} + n - ${inThreads} end as t,
       case when n < ${inThreads} then (array[${channels.map((one) => `'${one}'`).join(', ')}])[1 + (n % ${threads}) / ${perChannel}] else 'mail' end as channel
     from generate_series(0, ${people - 1}) as n`,
    `insert into person (workspace_id, id, name, at)
     select '${workspace}', ${id('person', 'n')}, 'Personne ' || n, now() from spoken`,
    `insert into handle (workspace_id, id, person_id, contact_point_id, native_id, name, at)
     select '${workspace}', ${id('handle', 'n')}, ${id('person', 'n')}, ${id('place', 'channel')},
       case channel when 'mail' then 'p' || n || '@verger.example' when 'mastodon' then 'personne_' || n || '@serveur.example' else 'personne' || n end,
       'Personne ' || n, now() from spoken`,
    `insert into conversation (workspace_id, id, subject, at, last_said_at, message_count, voice_count)
     select '${workspace}', ${id('conversation', 't')}, 'Fil ' || t, min(${at}), max(${at}), count(*), count(*) from spoken group by t`,
    `insert into thread (workspace_id, id, contact_point_id, conversation_id, native_id, title, message_count, at)
     select '${workspace}', ${id('thread', 't')}, ${id('place', 'min(channel)')}, ${id('conversation', 't')}, 'fil-' || t, 'Fil ' || t,
       count(*), min(${at}) from spoken group by t`,
    `insert into message (workspace_id, id, conversation_id, thread_id, contact_point_id, native_id, person_id, handle_id, audience,
       text, language, terms, said_at, heard_at, search)
     select '${workspace}', ${id('message', 'n')}, ${id('conversation', 't')}, ${id('thread', 't')}, ${id('place', 'channel')}, 'm' || n,
       ${id('person', 'n')}, ${id('handle', 'n')}, case channel when 'mail' then 'direct' else 'public' end,
       case n % 3 when 0 then 'trop sucrée, tu exagères' when 1 then 'trop sucrée pour vous' else 'trop sucrée' end, 'fr', ${terms}, ${at}, ${at}, ''
     from spoken`,
    `insert into theme (workspace_id, id, name, at, by) values ('${workspace}', ${id('theme', "''")}, 'Trop sucré', now(), '${user}')`,
    `insert into reason (workspace_id, id, message_id, revision, span_start, span_end, theme_id, source, by, said_at, at)
     select '${workspace}', ${id('reason', 'n')}, ${id('message', 'n')}, 1, 0, 11, ${id('theme', "''")}, 'hand', '${user}', ${at}, now() from spoken`,
    'set session_replication_role = default',
  ]
  for (const step of steps) await owner.query(step)
  await owner.query('vacuum analyze')
  const { rows } = await owner.query<{ id: string }>(`select id from theme where workspace_id = $1`, [workspace])
  return rows[0]!.id
}
