import { type Turn } from '#contract'
import { videoIn, videosIn } from '#kernel'

const most = 4
const mostMarkup = 100_000
// Markup as it is kept here, cleaned: an address in double quotes, its words, and no link in another.
const links = /<a\s[^<>]{0,200}?href="([^"<>]{1,2000})"[^<>]{0,200}>(.{0,1000}?)<\/a>/gis

/** The videos that what someone said leads to, in words, in links and by what hangs on it; each once, four at most. */
export function videosOf({ text, html, attachments }: Pick<Turn, 'text' | 'html' | 'attachments'>): Turn['videos'] {
  const marked = [...(html ?? '').slice(0, mostMarkup).matchAll(links)].map(([, to, words]) => ({
    to: plain(to!),
    words: plain(words!.replace(/<[^<>]*>/g, '')),
  }))
  const attached = attachments.map(({ url, alt }) => ({ to: url, words: alt ?? '' }))
  const named = [...marked, ...attached].flatMap(({ to, words }) => {
    const video = videoIn(to)
    return video ? [{ ...video, words: words.replace(/\s+/g, ' ').trim().slice(0, 300) || to }] : []
  })
  // Words that somebody chose for a link say more than its address.
  const all = [...named.filter(({ words }) => !videosIn(words).length), ...videosIn(text), ...named]
  const first = all.filter((one, at) => all.findIndex(({ page }) => page === one.page) === at)
  return first.slice(0, most)
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const plain = (markup: string) => markup.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => signs[name]!)
