import { type WaysOut } from '#channel'
import { type Within } from '#database'
import { type Clock } from '#kernel'
import { type AtWord, type MentionTold, recordMentions, takeMentions } from '#mention'

export interface MentionNeeds {
  within: Within
  clock: Clock
  ways: WaysOut
  publicUrl: string
  /** Tells the site of `target` that `source` links to it: found and told as the Recommendation says, by the ways out alone. */
  tellMention(source: string, target: string, by: Pick<WaysOut, 'reach'> & { clock: Clock }): Promise<MentionTold>
}

const atOnce = 4

/** Tells others of what one word of ours links to. Telling twice changes nothing there: it may come twice. */
export async function tellMentions(needs: MentionNeeds, at: AtWord): Promise<void> {
  const { within, clock, ways, publicUrl } = needs
  const inHand = await within([at.workspace], null, (db) => takeMentions(db, clock, publicUrl, at))
  if (!inHand) return
  const came: { to: (typeof inHand.tell)[number]; told: MentionTold }[] = []
  for (let n = 0; n < inHand.tell.length; n += atOnce)
    came.push(
      ...(await Promise.all(
        inHand.tell.slice(n, n + atOnce).map(async (to) => ({
          to,
          told: await needs.tellMention(inHand.source, to.linked, { reach: ways.reach, clock }),
        })),
      )),
    )
  await within([at.workspace], null, (db) => recordMentions(db, clock, inHand, came))
}
