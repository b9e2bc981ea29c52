/**
 * Links to videos, told by their address alone: nobody is asked. Only hosts whose addresses tell it for sure are known;
 * PeerTube stands at addresses of anybody's, so that its links stay links. Why, and what a screen makes of it: decision 29.
 */
export interface Video {
  /** How the host is called. */
  host: 'YouTube' | 'Vimeo' | 'Dailymotion'
  id: string
  /** Where one watches it at its host’s. Made anew from the id: what else stood in the link follows nobody. */
  page: string
  /** What a frame may show; null where the host shows it in no frame but those of its own partners. */
  player: string | null
}

/** A link among words: `words` as they stand there. */
export interface VideoLink extends Video {
  words: string
}

/** Whatever a frame shows comes from these, and the content security policy of the desk says so. */
export const playerOrigins = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com']

const mostLinks = 4
const mostUnits = 50_000
const links =
  /(?<![\w@./=&?#%-])(?:https?:\/\/)?(?:(?:www|m|music|player)\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly)\/[^\s<>"«»“”]{1,300}/giu
const after = /[.,;:!?'’)\]}*_]+$/u

/** The first four videos that a text leads to, each once. */
export function videosIn(text: string): VideoLink[] {
  const found = new Map<string, VideoLink>()
  for (const [link] of text.slice(0, mostUnits).matchAll(links)) {
    // Cut off by whoever showed it: what is left of the number may be another video’s.
    if (/(?:…|\.\.\.)$/u.test(link)) continue
    const words = link.replace(after, '')
    const video = videoIn(words)
    if (video && !found.has(video.page)) found.set(video.page, { ...video, words })
    if (found.size === mostLinks) break
  }
  return [...found.values()]
}

/** The video that an address leads to; null where it leads to none that is known here. */
export function videoIn(link: string): Video | null {
  const url = addressIn(link.trim())
  if (!url) return null
  return youtube(url) ?? vimeo(url) ?? dailymotion(url)
}

interface Address {
  host: string
  /** The path, part by part. */
  at: readonly string[]
  query: URLSearchParams
  second: number
}

function addressIn(link: string): Address | null {
  if (link.length > 2_000) return null
  const url = URL.parse(/^https?:\/\//i.test(link) ? link : `https://${link}`)
  if (!url || url.username || url.password || url.port) return null
  const { hostname, pathname, searchParams: query, hash } = url
  const moment = query.get('t') ?? query.get('start') ?? /^#t=([^&]+)/.exec(hash)?.[1] ?? ''
  const host = hostname.replace(/^(?:www|m|music)\./, '')
  return { host, at: pathname.split('/').filter(Boolean), query, second: secondsIn(moment) }
}

/** `90`, `90s`, `1m30s`, `1h2m3s`; 0 where it is none of these. */
function secondsIn(moment: string): number {
  const [whole, hours, minutes, seconds] = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(moment) ?? []
  return whole ? Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) : 0
}

function youtube({ host, at, query, second }: Address): Video | null {
  if (host !== 'youtu.be' && host !== 'youtube.com' && host !== 'youtube-nocookie.com') return null
  const named = at.length === 2 && ['shorts', 'live', 'embed', 'v'].includes(at[0]!) ? at[1] : null
  const watched = at.length === 1 && at[0] === 'watch' ? query.get('v') : null
  const id = (host === 'youtu.be' ? at.length === 1 && at[0] : (watched ?? named)) || ''
  // As long as a number, and none: what an embedded list or a channel's stream has in its place.
  if (!/^[\w-]{11}$/.test(id) || id === 'videoseries' || id === 'live_stream') return null
  return {
    host: 'YouTube',
    id,
    page: `https://www.youtube.com/watch?v=${id}${second ? `&t=${second}s` : ''}`,
    player: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${second ? `&start=${second}` : ''}`,
  }
}

/** The hash opens a video that stands in no list: whoever has the link has it from someone. */
function vimeo({ host, at, query, second }: Address): Video | null {
  if (host !== 'vimeo.com' && host !== 'player.vimeo.com') return null
  const path = at.join('/')
  const [, id, hash = query.get('h') ?? ''] =
    (host === 'vimeo.com'
      ? /^(?:channels\/[\w-]+\/|groups\/[\w-]+\/videos\/|(?:showcase|album)\/\d+\/video\/)?(\d{1,12})(?:\/([\da-f]{6,20}))?$/
      : /^video\/(\d{1,12})$/
    ).exec(path) ?? []
  if (!id || !/^(?:[\da-f]{6,20})?$/.test(hash)) return null
  const moment = second ? `#t=${second}s` : ''
  return {
    host: 'Vimeo',
    id,
    page: `https://vimeo.com/${id}${hash && `/${hash}`}${moment}`,
    player: `https://player.vimeo.com/video/${id}?${hash && `h=${hash}&`}dnt=1&autoplay=1${moment}`,
  }
}

/** Since September 2026 its player answers nobody without a player of their own (developers.dailymotion.com/changelog). */
function dailymotion({ host, at }: Address): Video | null {
  const path = at.join('/')
  const known =
    host === 'dai.ly' ? /^(\w{5,12})$/ : host === 'dailymotion.com' ? /^(?:embed\/)?video\/(\w{5,12})$/ : null
  const id = known?.exec(path)?.[1]
  return id ? { host: 'Dailymotion', id, page: `https://www.dailymotion.com/video/${id}`, player: null } : null
}
