/** What one may put to the choice at a forum, and how often each choice was chosen there. */
import { type HeardCounts, type Means, type Piece, type PieceLimits, type Place } from '#channel'
import { type JsonObject } from '#kernel'
import { cleanLine, htmlToText, readDate } from '#reading'
import { ask, type Forum } from './ask.ts'
import { numberOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** One day less than posts are looked at again: the last vote is read too. */
const mostDays = 13

/** What the forum says: whether it has polls at all, of how many choices, and whether this account may make one. */
export async function pollTold(forum: Forum, means: Means): Promise<JsonObject | null> {
  const [told, session] = [
    await ask(forum, '/site/settings.json', means),
    await ask(forum, '/session/current.json', means),
  ]
  const settings = told.kind === 'there' ? thingOf(told.value) : null
  const me = session.kind === 'there' ? thingOf(thingOf(session.value)?.current_user) : null
  const most = numberOf(settings?.poll_maximum_options)
  if (settings?.poll_enabled !== true || me?.can_create_poll !== true || !most || most < 2) return null
  return { pollMost: Math.min(20, most) }
}

export function pollAt({ settings }: Place): PieceLimits['poll'] {
  const most = numberOf(settings.pollMost)
  return most ? { most, longest: 100, withMedia: true, days: { fewest: 1, most: mostDays } } : null
}

/** One choice of each, as the forum writes it; everyone sees what was chosen so far, and nobody who chose it. */
export function pollIn({ choices = [], openDays }: Piece, now: Date): string | null {
  if (!choices.length) return null
  const close = openDays ? ` close=${new Date(now.getTime() + openDays * 86_400_000).toISOString()}` : ''
  const options = choices.map((choice) => `* ${plainly(choice)}`).join('\n')
  return `[poll type=regular results=always public=false chartType=bar${close}]\n${options}\n[/poll]`
}

/** As it is written, whatever Markdown or a tag of the forum would make of it. */
const plainly = (choice: string) =>
  choice
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&@:]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+])/, '\\$1')

/** null where the post lets one choose nothing, or hides what was chosen. */
export function countsIn(post: Thing, nativeId: string): HeardCounts | null {
  const [poll] = thingsOf(post.polls)
  const options = thingsOf(poll?.options)
  if (!poll || !options.length || options.some(({ votes }) => typeof votes !== 'number')) return null
  return {
    kind: 'counted',
    nativeId,
    choices: options.slice(0, 100).map(({ html, votes }) => ({
      choice: cleanLine(htmlToText(textOf(html).slice(0, 2_000)), 300),
      votes: Math.max(0, Math.floor(Number(votes))),
    })),
    endsAt: readDate(textOf(poll.close) || null),
    ended: textOf(poll.status) === 'closed',
  }
}

/** What changes while people vote; nothing for what others put to the choice, which is theirs to count. */
export function marksOf(post: Thing, { settings }: Place): readonly string[] {
  const isOurs = textOf(post.username).toLowerCase() === textOf(settings.user).toLowerCase()
  const counts = isOurs ? countsIn(post, '') : null
  return counts ? [JSON.stringify(counts)] : []
}

/** What we let one choose is counted, and shown by that: our words come back as they went. One poll in each of them. */
export function withoutPoll(cooked: string): string {
  const begins = cooked.indexOf('<div class="poll"')
  const ends = begins < 0 ? -1 : cooked.indexOf('</ul>', begins)
  return ends < 0 ? cooked : cooked.slice(0, begins) + cooked.slice(ends + '</ul>'.length)
}
