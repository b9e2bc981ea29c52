import { isIP } from 'node:net'
import { type Connected, type Means, type Unconnected } from '#channel'
import { cleanLine, readAddress } from '#reading'
import { type Answer, ask } from './ask.ts'
import { pollTold } from './poll.ts'
import { numberOf, textOf, thingOf } from './thing.ts'

/** Asks the forum who this key speaks for, and what is at the address, before anything is kept. */
export async function connect(given: Readonly<Record<string, string>>, means: Means): Promise<Connected> {
  const not = (why: Unconnected, field: string | null, detail = ''): Connected => ({
    kind: 'not-connected',
    why,
    detail,
    field,
  })
  const url = readAddress(given.forum ?? '')
  if (!url || url.username || url.password || !isSafe(url)) return not('not-so-written', 'forum')
  const user = (given.user ?? '').trim().replace(/^@/, '')
  if (!/^[\p{L}\p{N}_.-]{1,60}$/u.test(user)) return not('not-so-written', 'user')
  const key = (given.key ?? '').trim()
  if (!/^[\w-]{16,200}$/.test(key)) return not('not-so-written', 'key')
  const place = placeIn(url)
  const forum = { root: place.root, user, key }
  const me = await ask(forum, `/u/${encodeURIComponent(user)}.json`, means)
  if (me.kind !== 'there') return not(whyNot(me), fieldOf(me), detailOf(me))
  const name = textOf(thingOf(thingOf(me.value)?.user)?.username)
  if (!name) return not('not-this-kind', 'forum')
  const about = await ask(forum, '/site/basic-info.json', means)
  const title = cleanLine(textOf(about.kind === 'there' ? thingOf(about.value)?.title : null), 200) || url.host
  const at = await nameOf(place, forum, means)
  if (at === null) return not('not-found', 'forum', url.pathname)
  const { category, topic } = place
  const poll = await pollTold(forum, means)
  return {
    kind: 'connected',
    address: `${place.root}${category ? `/c/${category}` : topic ? `/t/${topic}` : ''}`,
    name: at ? `${at}, ${title}` : title,
    settings: { root: place.root, user: name, ...(category && { category }), ...(topic && { topic }), ...poll },
    secrets: { user: name, key },
  }
}

interface At {
  root: string
  category: number | null
  topic: number | null
}

/** `/c/recipes/12`, `/c/parent/recipes/12`, `/t/you-will-love-it/345/6`; a forum may live below a path. */
function placeIn(url: URL): At {
  const found = /^(.*?)\/(c|t)(?:\/[^/]+)*?\/(\d{1,9})(?:\/|$)/.exec(url.pathname)
  const below = (found?.[1] ?? url.pathname).replace(/\/(latest|new|top|categories)?\/?$/, '')
  const number = found ? Number(found[3]) : null
  return {
    root: url.origin + below,
    category: found?.[2] === 'c' ? number : null,
    topic: found?.[2] === 't' ? number : null,
  }
}

/** What the category or topic is called; empty for the whole forum, null where there is none. */
async function nameOf({ category, topic }: At, forum: Parameters<typeof ask>[0], means: Means): Promise<string | null> {
  if (!category && !topic) return ''
  const answer = await ask(forum, category ? `/c/${category}/show.json` : `/t/${topic}.json`, means)
  if (answer.kind !== 'there') return null
  const value = thingOf(answer.value)
  const named = category ? thingOf(value?.category) : value
  if (numberOf(named?.id) === null) return null
  return cleanLine(textOf(category ? named?.name : named?.title), 200) || String(category ?? topic)
}

/** A key over plain http is anyone's, but where it never leaves the machine. */
function isSafe(url: URL): boolean {
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  return (
    url.protocol === 'https:' || bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
  )
}

function whyNot(answer: Exclude<Answer, { kind: 'there' }>): Unconnected {
  if (answer.kind !== 'declined') return answer.why
  if (answer.status === 401 || answer.status === 403) return 'wrong-credentials'
  return answer.status === 404 ? 'not-found' : 'not-this-kind'
}

function fieldOf(answer: Answer): string {
  if (answer.kind !== 'declined') return 'forum'
  return answer.status === 404 ? 'user' : 'key'
}

const detailOf = (answer: Exclude<Answer, { kind: 'there' }>) => (answer.kind === 'later' ? '' : answer.detail)
