/** What one round of listening carries from call to call. */
import { type Means, type Place, type RawEvent } from '#channel'
import { type Answer, ask, type Question } from './ask.ts'
import { type Cursor } from './cursor.ts'

export interface Round {
  api: string
  place: Place
  means: Means
  cursor: Cursor
  events: RawEvent[]
  calls: number
}

const mostCalls = 60
/** Left to whoever answers meanwhile. */
const spared = 5

/** Asks until the round has asked enough, or until Vimeo has little left for us: what is not asked now is asked next time. */
export async function askIn(round: Round, path: string, query: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { means } = round
  if (round.calls >= mostCalls) return { kind: 'later', at: means.clock(), why: 'too-many-requests' }
  round.calls++
  const question: Question = {
    path,
    query: { ...query, fields: path.endsWith('videos') || !path.includes('/comments') ? ofVideo : ofComment },
  }
  const answer = await ask(doorOf(round.api, means), question, means)
  if (answer.kind === 'there' && answer.left !== null && answer.left <= spared) round.calls = mostCalls
  return answer
}

export function doorOf(api: string, { secrets }: Means) {
  return { api, authorization: `Bearer ${secrets.token ?? ''}` }
}

/** What is not asked for need not be kept, and Vimeo answers more such questions. */
const ofVideo = 'uri,name,link,privacy.view,metadata.connections.comments.total'
export const ofComment = 'uri,text,created_on,type,user.uri,user.name,user.link,metadata.connections.replies.total'

export function accountOf(place: Place): number {
  return Number(place.settings.account) || 0
}
