import { type Knock } from '#channel'
import { type ContactPoint, keepKnocks } from '#contact-point'
import { type Jobs, type Within } from '#database'
import { type Clock } from '#kernel'

/** Resolves once the knock is stored: nobody is thanked before. */
export type Keep = (place: Pick<ContactPoint, 'workspace' | 'id'>, knock: Knock) => Promise<void>

interface Line {
  waiting: { knock: Knock; stored(): void; failed(cause: unknown): void }[]
}

const mostTogether = 100

/**
 * Stores what knocks at one place while another store is under way together with the next: one commit for each burst
 * instead of one for each knock, and none that waits for company.
 */
export function keepTogether({ within, jobs, clock }: { within: Within; jobs: Jobs; clock: Clock }): Keep {
  const lines = new Map<string, Line>()
  const carry = async (place: Pick<ContactPoint, 'workspace' | 'id'>, line: Line) => {
    while (line.waiting.length > 0) {
      const some = line.waiting.splice(0, mostTogether)
      const knocks = some.map(({ knock }) => knock)
      try {
        await within([place.workspace], null, (db) => keepKnocks(db, jobs, clock, place, knocks))
        for (const { stored } of some) stored()
      } catch (cause) {
        for (const { failed } of some) failed(cause)
      }
    }
    lines.delete(place.id)
  }
  return (place, knock) =>
    new Promise((stored, failed) => {
      const line = lines.get(place.id)
      if (line) return line.waiting.push({ knock, stored, failed })
      const first: Line = { waiting: [{ knock, stored, failed }] }
      lines.set(place.id, first)
      return void carry(place, first)
    })
}
