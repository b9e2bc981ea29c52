import { type Means, type Own, type Place, type Said, type Utterance } from '#channel'
import { decodeText, webUrl } from '#reading'
import { askPage } from './ask.ts'
import { readable, readPage } from './page.ts'
import { tell } from './tell.ts'

export const longest = 5_000

/** The word stands on a page of ours; its author is told by a mention of their own page. Saying it again changes nothing. */
export async function say(_: Place, utterance: Utterance, means: Means): Promise<Said> {
  const { here } = means
  if (!here) return { kind: 'refused', why: 'no address of our own' }
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  if (utterance.audience !== 'public') return { kind: 'refused', why: 'audience' }
  const pages = pagesAnswered(utterance, here)
  if (pages.length === 0) return { kind: 'refused', why: 'there is nobody here to be told' }
  if ((await means.held?.own(utterance.key))?.gone) return { kind: 'gone' }
  const source = wordAt(here, utterance.key)
  const [main, ...others] = await Promise.all(pages.map((page) => tell(source, page, means)))
  const inFive = new Date(means.clock().getTime() + 300_000)
  // One that may still be told decides that it is tried again; else the main one does.
  const waiting = [main!, ...others].find(({ kind }) => kind === 'later')
  if (waiting?.kind === 'later') return { kind: 'later', at: waiting.at ?? inFive }
  if (main!.kind === 'told') return { kind: 'sent', nativeId: source, url: source, proof: 'accepted' }
  if (main!.kind === 'not-taken') return { kind: 'refused', why: 'their page takes no mentions' }
  return main!.kind === 'refused' ? main! : { kind: 'gone' }
}

/** Whether their page shows ours. Where it does not, telling them once more does no harm: a mention is told by its two addresses. */
export async function readBack(_: Place, utterance: Utterance, means: Means): Promise<Said | { kind: 'not-there' }> {
  const [answered] = pagesAnswered(utterance, means.here ?? '')
  if (!means.here || !answered) return { kind: 'not-there' }
  const page = await askPage(answered, means)
  if (page.kind === 'later') return page
  if (page.kind !== 'there') return { kind: 'not-there' }
  const source = wordAt(means.here, utterance.key)
  const { blocks } = readPage(readable(decodeText(page.body, page.contentType).text) ?? '', page.url)
  const isThere = blocks.some(({ links }) => links.includes(source))
  return isThere ? { kind: 'sent', nativeId: source, url: source, proof: 'seen' } : { kind: 'not-there' }
}

export const wordAt = (here: string, key: string) => `${here}/said/${encodeURIComponent(key)}`

/** Pages of others that a word answers, the main one first: what is heard here is named by its page and ours. */
export function pagesAnswered({ answers }: Pick<Utterance, 'answers'>, here: string): string[] {
  const pages = answers.flatMap((one) => webUrl(one.split(' ')[0]) ?? []).filter((page) => !page.startsWith(`${here}/`))
  return [...new Set(pages)].slice(0, 10)
}

/** Other pages that a word links to. */
export function pagesLinked({ utterance }: Own): string[] {
  const found = utterance.text.match(linkInText) ?? []
  return [...new Set(found.flatMap((one) => webUrl(one) ?? []))].slice(0, 10)
}

/** Without the full stop or bracket that ends a sentence. */
export const linkInText = /https?:\/\/[^\s<>"'«»]{1,2000}[^\s<>"'«».,;:!?)\]…]/g
