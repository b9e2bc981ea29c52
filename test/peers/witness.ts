/** Sees which abilities of a channel have done their work, so that nothing is claimed that no test has shown. */
import { expect } from 'vitest'
import { type Ability, abilities, type Channel } from '#channel'

export interface Witness<C extends Channel> {
  /** The same channel, looked at while it works. */
  channel: C
  /**
   * Fails unless each of these has done its work, and unless they are those of which the manifest says that a real
   * server or the vendor’s description has proved them. `docs/docs.test.ts` reads them here as well.
   */
  saw(...named: Ability[]): void
}

/** What only tells how things are there, and does nothing. */
const telling = ['limits', 'measure']

export function witnessOf<C extends Channel>(channel: C): Witness<C> {
  const worked = new Set<Ability>()
  const seen = { ...channel } as Record<string, unknown>
  for (const ability of abilities) {
    const acts = channel[ability] as Record<string, unknown> | undefined
    if (!acts) continue
    const looked = Object.entries(acts).map(([name, act]) => [
      name,
      typeof act === 'function' && !telling.includes(name) ? lookedAt(act as Act, () => worked.add(ability)) : act,
    ])
    seen[ability] = Object.fromEntries(looked)
  }
  return {
    channel: seen as unknown as C,
    saw(...named) {
      expect(
        named.filter((ability) => !worked.has(ability)),
        'have not done their work',
      ).toEqual([])
      expect(named.toSorted(), 'what the manifest claims').toEqual(claimedBy(channel))
    },
  }
}

/** What a manifest says was proved by more than an emulator of ours. */
export function claimedBy({ manifest }: Channel): Ability[] {
  const claims = Object.entries(manifest.proved ?? {}) as [Ability, { kind: string }][]
  return claims.flatMap(([ability, { kind }]) => (kind === 'server' || kind === 'description' ? [ability] : [])).sort()
}

type Act = (...given: unknown[]) => unknown

function lookedAt(act: Act, works: () => void): Act {
  return (...given) => {
    // A line has done its work once it has woken somebody.
    const handed = given.map((one) =>
      typeof one === 'function'
        ? (...more: unknown[]) => {
            works()
            return (one as Act)(...more)
          }
        : one,
    )
    const answer = act(...handed)
    const look = (came: unknown) => {
      if (isDone(came)) works()
      return came
    }
    return answer instanceof Promise ? answer.then(look) : look(answer)
  }
}

const done = new Set(['found', 'connected', 'heard', 'tallied', 'renewed', 'keep', 'sent', 'done', 'estimated'])

/** Not declined, not put off; and where something is to be brought, not empty either. */
function isDone(came: unknown): boolean {
  if (typeof came !== 'object' || came === null) return false
  if (!('kind' in came)) return true
  const brought = came as { kind: string; events?: unknown[]; standing?: unknown[] }
  return done.has(brought.kind) && (brought.events ?? brought.standing)?.length !== 0
}
