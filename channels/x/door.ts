/** The account as X lets us in: keys that last two hours and are renewed, and the names that fields have there. */
import { type Means, type Place } from '#channel'
import { type Answer, ask, type Question } from './ask.ts'
import { costOf, mostPerPost } from './prices.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** X has renamed its fields in 2026; which names it takes is told by how it answers. */
export type Names = 'post' | 'tweet'
export type Secrets = Readonly<Record<string, string>>
type Not = Exclude<Answer, { kind: 'there' }>

export interface Door {
  api: string
  means: Means
  secrets: Secrets
  /** They were renewed since the door was opened; `refused`: X would not. */
  renewed: boolean
  refused: boolean
  names: Names
}

export function openDoor(api: string, place: Place, means: Means, names: unknown = place.settings.names): Door {
  return {
    api,
    means,
    secrets: means.secrets,
    renewed: false,
    refused: false,
    names: names === 'tweet' ? 'tweet' : 'post',
  }
}

export const basic = (app: Secrets = {}) => {
  const parts = [app['client-id'] ?? '', app['client-secret'] ?? ''].map(encodeURIComponent)
  return `Basic ${Buffer.from(parts.join(':')).toString('base64')}`
}

const minute = 60_000

/** `spare`: keys that end sooner are renewed first. Whoever listens comes often and renews early, so that who answers need not. */
export async function askUser(door: Door, question: Question, spare = minute): Promise<Answer> {
  const ends = Date.parse(door.secrets.ends ?? '')
  if (ends - door.means.clock().getTime() < spare) {
    const not = await renewKeys(door)
    if (not && ends <= door.means.clock().getTime()) return not
  }
  const asked = () => ask(door.api, `Bearer ${door.secrets.token ?? ''}`, question, door.means)
  const answer = await asked()
  // One clock may be wrong: X says best whether a key still opens.
  if (answer.kind !== 'declined' || answer.status !== 401 || door.renewed) return answer
  return (await renewKeys(door)) ?? (await asked())
}

/**
 * The key to renew with opens once; used twice, X takes all keys of the account back. So only one of us renews at a time,
 * and what it is changed for is kept before anything else is done.
 */
async function renewKeys(door: Door): Promise<Not | null> {
  if (door.refused) return { kind: 'declined', status: 401, problem: '', detail: 'the key to renew with opens nothing' }
  let not: Not | null = null
  const work = async (now: Secrets) => {
    // Another of us may have renewed them this moment.
    const isNewer = now.token !== undefined && now.token !== door.secrets.token
    const renewed = isNewer ? now : await renewedBy(door, now)
    if ('kind' in renewed) {
      not = renewed as Not
      return null
    }
    door.secrets = renewed
    door.renewed = true
    return isNewer ? null : renewed
  }
  const { keys, clock } = door.means
  if (!keys) await work(door.secrets)
  else if ((await keys.renew(work)) === 'busy')
    return { kind: 'later', at: new Date(clock().getTime() + 10_000), why: 'too-many-requests' }
  return not
}

async function renewedBy(door: Door, { refresh = '' }: Secrets): Promise<Secrets | Not> {
  const { means } = door
  if (!refresh) return { kind: 'declined', status: 401, problem: '', detail: 'no key to renew with' }
  const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: means.app?.['client-id'] ?? '' }
  const question = { method: 'POST', path: '/2/oauth2/token', form } as const
  const answer = await ask(door.api, basic(means.app), question, means)
  if (answer.kind === 'there')
    return (
      secretsIn(answer.value, means, refresh) ?? {
        kind: 'trouble',
        why: 'not-this-kind',
        detail: 'no key',
        sure: false,
      }
    )
  door.refused = answer.kind === 'declined'
  return answer.kind === 'declined' ? { ...answer, status: 401 } : answer
}

/** What X gives for a code or for a key to renew with; null where it gave none. */
export function secretsIn(value: Thing, { clock }: Means, refresh = ''): Secrets | null {
  const token = textOf(value.access_token)
  const seconds = Number(value.expires_in)
  const lasts = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : 7200
  const ends = new Date(clock().getTime() + lasts * 1000).toISOString()
  return token ? { token, refresh: textOf(value.refresh_token) || refresh, ends } : null
}

const fieldsBy: Readonly<Record<Names, Readonly<Record<string, string>>>> = {
  // What is a reference is named among what is to be expanded, and nowhere else.
  post: {
    'post.fields': 'attachments,conversation_id,created_at,display_text_range,entities,lang,note_post',
    expansions: 'author_id,edit_history_post_ids,referenced_posts',
    'user.fields': 'name,protected,username',
  },
  tweet: {
    'tweet.fields':
      'attachments,author_id,conversation_id,created_at,display_text_range,edit_history_tweet_ids,entities,lang,note_tweet,referenced_tweets',
    expansions: 'author_id',
    'user.fields': 'name,protected,username',
  },
}

export interface PostsWanted {
  path: string
  query: Readonly<Record<string, string>>
  /** Most posts that the answer can hold. */
  most: number
  what?: 'hear' | 'say'
  spare?: number
}

/** Posts with what is needed of them, by the names that X knows there. */
export async function askPosts(door: Door, wanted: PostsWanted): Promise<Answer> {
  const asked = () => {
    const query = { ...wanted.query, ...fieldsBy[door.names] }
    const most = wanted.most * mostPerPost
    return askUser(door, { path: wanted.path, query, most, cost: costOf, what: wanted.what ?? 'hear' }, wanted.spare)
  }
  const answer = await asked()
  if (!isAboutNames(answer)) {
    if (answer.kind === 'there') door.names = namesIn(answer.value) ?? door.names
    return answer
  }
  door.names = door.names === 'post' ? 'tweet' : 'post'
  return await asked()
}

const isAboutNames = (answer: Answer) =>
  answer.kind === 'declined' &&
  answer.status === 400 &&
  /(post|tweet)\.fields|expansions|referenced_(post|tweet)/.test(answer.detail)

/** By which names X told us of posts; null where nothing of the answer shows it. */
export function namesIn(value: Thing): Names | null {
  const [first] = thingsOf(value.data)
  const metrics = thingOf(thingOf(value.data)?.public_metrics)
  if (first?.edit_history_post_ids || metrics?.post_count !== undefined) return 'post'
  return first?.edit_history_tweet_ids || metrics?.tweet_count !== undefined ? 'tweet' : null
}
