import { type Audience } from '#channel'
import { Refusal } from '#kernel'
import { privateLinksIn } from './private-link.ts'
import { narrower, type Spot } from './spot.ts'

interface Said {
  at: { workspace: string }
  text: string
  audience: Audience
  byHand: object | null
}

/** Where everyone reads who is named in the words, a second name is a second reader. */
const aName = /(?<![\p{L}\p{N}./_-])@[\w.-]+(?:@[\w.:-]+)?/gu

/** To the letter: a name without its server is somebody of our own server, who may be another. */
function isNameOf(name: string, nativeId: string): boolean {
  const [user, host] = name.slice(1).toLowerCase().split('@')
  const own = nativeId.toLowerCase()
  return own === `${user}@${host}` || (URL.parse(own)?.host === host && /[^/@]+$/.exec(own)?.[0] === user)
}

/** Words that hold the link of someone's own page go to that person, in private, by us; or they do not go. */
export function mustStayPrivate(
  answersPrivately: (channel: string) => boolean,
  to: Said,
  spots: readonly Spot[],
): void {
  const links = privateLinksIn(to.text)
  if (!links.length) return
  if (to.byHand) throw new Refusal('private-link.by-hand', 422)
  for (const { audience, answered } of spots) {
    if (narrower(to.audience, audience) !== 'direct') throw new Refusal('private-link.too-wide', 422)
    if (!answersPrivately(answered[0].channel)) throw new Refusal('private-link.no-private-way', 409)
    for (const one of answered)
      for (const link of links)
        if (one.handle !== link.handle || to.at.workspace !== link.workspace)
          throw new Refusal('private-link.of-another', 422)
    for (const [name] of to.text.matchAll(aName))
      if (!isNameOf(name, answered[0].by?.nativeId ?? ''))
        throw new Refusal('private-link.names-another', 422, { name })
  }
}
