import { defaultThemes } from '#understanding'

/**
 * The statements that fill a desk, in their order. Ages: three years, more of late. Threads: 1 to 200 messages, most of
 * them short, one of `longest`; the sixth place of each client has been quiet for years. A third of the last days awaits,
 * one in fifty of what is older; some is put off, left to
 * live or given to someone. Findings for the last 400 days, a kept reason for one in ten that says one.
 */
export function steps(count: number, longest: number, user: string): [string, string][] {
  return [
    ['places', places],
    ['people', people(count)],
    ['threads', threads(count, longest)],
    ['who says what when', said(count)],
    ['messages', messages],
    ['voices', voices],
    ['conversations', conversations(user)],
    ['threads stored', threadRows],
    ['ledger', ledger],
    ['findings', findings],
    ['themes', themes],
    ['reasons', reasons(user)],
    ['place last read', reading(user)],
  ]
}

const places = `create temp table place as
  select w.n as client, p.workspace_id, p.id, row_number() over (partition by p.workspace_id order by p.id)::int as n
  from contact_point p join client w on w.id = p.workspace_id; analyze place`

const people = (count: number) => `
  create temp table who as
    select c.n as client, p.workspace_id, p.id as place, k as n, uuidv7() as person, uuidv7() as handle
    from client c join place p on p.client = c.n
    cross join lateral generate_series(1, greatest(20, (${count} * c.share / 30)::int)) as k;
  insert into person (workspace_id, id, name, at)
    select w.workspace_id, w.person, s.name, now() - interval '3 years' from who w join called s on s.n = 1 + (w.n::bigint * 7919) % 20000;
  insert into handle (workspace_id, id, person_id, contact_point_id, native_id, name, at)
    select w.workspace_id, w.handle, w.person, w.place, 'p' || w.n, s.name, now() - interval '3 years'
    from who w join called s on s.n = 1 + (w.n::bigint * 7919) % 20000;
  create index on who (place, n); analyze who`

/** Sizes fall as one over their square root; cut where the client has its share. */
const threads = (count: number, longest: number) => `
  create temp table thr as
    select c.n as client, c.id as workspace_id, k as n, uuidv7(-age) as conversation, uuidv7(-age) as thread,
      case when age > interval '1000 days' then 6 else 1 + floor(random() * 5)::int end as place_n,
      case when k = 1 and c.n = 1 then ${longest} else least(200, floor(power(random(), -1.15)))::int end as size,
      now() - age as at, random() as dice
    from client c
    cross join lateral generate_series(1, (${count} * c.share / 5)::int) as k
    cross join lateral (select case when k = 1 then interval '300 days' else power(random() + k * 0, 1.4) * interval '1095 days' end as age) a;
  delete from thr t using (
    select client, n, sum(size) over (partition by client order by n) - size as before from thr) b, client c
    where b.client = t.client and b.n = t.n and c.n = t.client and b.before >= ${count} * c.share;
  create index on thr (client, n); analyze thr`

const said = (count: number) => `
  create temp table said as
    select t.client, t.n, t.workspace_id, t.conversation, t.thread, k, t.dice, p.id as place,
      1 + floor(power(random(), 3) * greatest(20, (${count} * c.share / 30)::int))::int as who_n,
      k > 1 and random() < 0.09 as ours, random() as answers_dice,
      1 + floor(random() * 20000)::int as s1,
      case when random() < 0.6 then 1 + floor(random() * 20000)::int end as s2,
      case when random() < 0.3 then 1 + floor(random() * 20000)::int end as s3,
      least(t.at + (k - 1) * (case when t.size > 1000 then interval '40 minutes' else interval '3 hours' end) * (0.5 + random()), now() - random() * interval '1 hour') as at
    from thr t join place p on p.client = t.client and p.n = t.place_n join client c on c.n = t.client
    cross join lateral generate_series(1, t.size) as k;
  -- To the message: those too many are the last of the smallest client’s; those too few are said once more in its last thread.
  alter table said add column id uuid; alter table said add column row bigserial;
  delete from said where row in (select row from said where n > 1 order by client desc, n desc, k desc
    limit greatest(0, (select count(*) from said) - ${count}));
  insert into said (client, n, workspace_id, conversation, thread, k, dice, place, who_n, ours, answers_dice, s1, at)
    select s.client, s.n, s.workspace_id, s.conversation, s.thread, s.k + g, s.dice, s.place, 1, false, 0, 1, s.at
    from (select * from said order by client desc, n desc, k desc limit 1) s
    cross join lateral generate_series(1, greatest(0, ${count} - (select count(*) from said))::int) as g;
  update said set id = uuidv7(at - now()); analyze said`

/** What awaits stands at the end of its conversation: at most its last five. */
const messages = `
  create temp table last_of as
    select client, n, max(k) as k, max(at) as at,
      bool_or(at > now() - interval '14 days') and min(dice) < 0.35 or min(dice) < 0.02 as awaits from said group by client, n;
  insert into message (workspace_id, id, conversation_id, thread_id, contact_point_id, native_id, person_id, handle_id, ours,
      audience, text, url, language, terms, answers_id, answers_native, said_at, heard_at, awaits, handled_at, search)
    select s.workspace_id, s.id, s.conversation, s.thread, s.place, 'm' || s.row, w.person, w.handle, s.ours,
      'public', concat_ws(' ', a.text, b.text, c.text), 'https://vergers.example/t' || s.n || '#m' || s.row, 'fr',
      '{"maxAgeDays": null, "deleteWithSource": true, "mayDerive": true, "mayJoinHandles": true, "mayUseAi": true}'::jsonb,
      case when s.k = 1 then null when s.answers_dice < 0.5 then first_value(s.id) over t
        when s.answers_dice < 0.8 then lag(s.id) over t end,
      null, s.at, s.at + interval '2 minutes',
      case when s.ours then null
        when l.awaits and s.k > l.k - 5 then (array['new', 'addressed', 'question', 'disagreement', 'disagreement-no-reason'])[1 + s.row % 5]
        when s.row % 3 = 0 then 'new' end,
      case when not (l.awaits and s.k > l.k - 5) then s.at + interval '5 hours' end,
      ('''§' || s.workspace_id || '''')::tsvector || a.search || coalesce(b.search, ''::tsvector) || coalesce(c.search, ''::tsvector)
    from said s
    join last_of l on l.client = s.client and l.n = s.n
    join who w on w.place = s.place and w.n = s.who_n
    join sentence a on a.n = s.s1
    left join sentence b on b.n = s.s2
    left join sentence c on c.n = s.s3
    window t as (partition by s.client, s.n order by s.k);
  analyze message`

const voices = `
  insert into voice (workspace_id, conversation_id, person_id, message_count, last_said_at)
    select workspace_id, conversation_id, person_id, count(*), max(said_at) from message group by 1, 2, 3; analyze voice`

const conversations = (user: string) => `
  insert into conversation (workspace_id, id, subject, at, last_said_at, last_message_id, message_count, voice_count,
      awaiting_count, awaiting_why, let_live_why, let_live_until, assigned_to, snoozed_until)
    select t.workspace_id, t.conversation, c.title, t.at, m.last, m.last_id, m.n, v.n, m.awaiting, m.why,
      case when t.dice between 0.5 and 0.53 then 'between-peers' end,
      case when t.dice between 0.5 and 0.505 then now() + interval '9 days' end,
      case when t.dice between 0.3 and 0.36 then '${user}' end,
      case when t.dice between 0.6 and 0.605 then now() + interval '5 days' end
    from thr t
    join (select conversation_id, count(*) as n, max(said_at) as last, (array_agg(id order by said_at desc, id desc))[1] as last_id,
            count(*) filter (where awaits is not null and handled_at is null) as awaiting,
            min(awaits) filter (where awaits is not null and handled_at is null) as why
          from message group by 1) m on m.conversation_id = t.conversation
    join (select conversation_id, count(*) as n from voice group by 1) v on v.conversation_id = t.conversation
    join called c on c.n = 1 + (t.n::bigint * 104729) % 20000`

const threadRows = `
  insert into thread (workspace_id, id, contact_point_id, conversation_id, native_id, url, title, message_count, at)
    select t.workspace_id, t.thread, p.id, t.conversation, 't' || t.n, 'https://vergers.example/t' || t.n, c.subject, c.message_count, t.at
    from thr t join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation
    join place p on p.client = t.client and p.n = t.place_n;
  update contact_point p set message_count = n.n
    from (select contact_point_id as id, sum(message_count)::int as n from thread group by 1) n where n.id = p.id`

/** Bodies live 30 days; what they were stays. */
const ledger = `
  insert into raw_event (workspace_id, id, contact_point_id, native_id, content_type, body, heard_at, read_at)
    select workspace_id, uuidv7(heard_at - now()), contact_point_id, native_id, 'application/json',
      case when heard_at > now() - interval '30 days' then convert_to(text, 'UTF8') end, heard_at, heard_at + interval '1 second'
    from message`

const findings = `
  insert into finding (workspace_id, message_id, revision, version, language, stance, stance_confidence, reason_missing,
      addresses, reasons, themes, said_at, at)
    select m.workspace_id, m.id, 1, 1, 'fr', d.stance, 0.5 + d.dice / 2, false, false,
      case when d.stance = 'dislike' and d.dice < 0.6 or d.dice < 0.04
        then jsonb_build_array(jsonb_build_object('start', 0, 'end', least(30, length(m.text)), 'theme', 'taste', 'confidence', 0.7)) else '[]' end,
      '[]', m.said_at, m.heard_at
    from message m
    cross join lateral (select random() as dice, (array['dislike', 'dislike', 'like', 'like', 'like', 'question', 'question', 'suggestion',
      'unknown', 'unknown', 'unknown', 'unknown', 'neutral', 'neutral', 'neutral'])[1 + floor(random() * 15)::int] as stance where m.id is not null) d
    where not m.ours and m.said_at > now() - interval '400 days'`

const themes = `
  insert into theme (workspace_id, id, key, name, at, by)
    select c.id, uuidv7(), k, k, now(), 'odile' from client c
    cross join unnest(array[${defaultThemes.map(({ key }) => `'${key}'`).join(', ')}]) as k; analyze theme`

const reasons = (user: string) => `
  create temp table theme_of as select workspace_id, id, row_number() over (partition by workspace_id order by id)::int as n from theme;
  insert into reason (workspace_id, id, message_id, revision, span_start, span_end, theme_id, source, by, said_at, at)
    select f.workspace_id, uuidv7(f.said_at - now()), f.message_id, 1, 0, 20, t.id, 'suggestion', '${user}', f.said_at, f.said_at + interval '1 day'
    from finding f
    join theme_of t on t.workspace_id = f.workspace_id
      and t.n = 1 + abs(hashtext(f.message_id::text)) % ${defaultThemes.length}
    where f.stance = 'dislike' and abs(hashtext(f.message_id::text)) % 10 = 0`

/** In the middle of the long conversation. */
const reading = (user: string) => `
  insert into reading (workspace_id, conversation_id, user_id, message_id, at)
    select s.workspace_id, s.conversation, '${user}', s.id, now() from said s where s.client = 1 and s.n = 1 and s.k = 2500`
