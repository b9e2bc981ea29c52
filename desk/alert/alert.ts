/** Something grave is being said, as far as counting can tell: pure rules, the figures of docs/decisions/0024. */

/** One message, as far as these rules look at it. */
export interface Word {
  message: string
  person: string
  at: Date
}

const minute = 60_000
const hour = 60 * minute
/** What was said longer ago raises nothing: it was found on the list of that day. */
export const freshHours = 24
/** Only where a place has been heard for so long does one know what is usual there. */
const knownDays = 7

/** As of when words count. */
export const freshSince = (now: Date): Date => new Date(now.getTime() - freshHours * hour)

/**
 * Where so many different persons speak within so many minutes: the words of the first such stretch and all that came
 * after it. `words`: oldest first. Null: nowhere.
 */
export function crowd(words: readonly Word[], of: { people: number; minutes: number }): Word[] | null {
  const from = stretches(words, of.minutes).find((stretch) => stretch.people >= of.people)
  return from ? words.slice(from.first) : null
}

/**
 * Where so many more than usual say no at one place within an hour. `words`: those that say no there, oldest first, as far
 * back as one looks; `heardSince`: the oldest word of any kind there. What is usual is its busiest hour of days before.
 */
export function storm(
  words: readonly Word[],
  now: Date,
  { heardSince, people, times }: { heardSince: Date; people: number; times: number },
): { words: Word[]; usual: number } | null {
  const latest = words.at(-1)
  if (!latest || latest.at < freshSince(now)) return null
  if (now.getTime() - heardSince.getTime() < knownDays * 24 * hour) return null
  const begins = latest.at.getTime() - hour
  const first = words.findIndex((word) => word.at.getTime() > begins)
  const lately = words.slice(first)
  // What was said today is the event itself, not what is usual.
  const before = words.slice(0, first).filter((word) => word.at < freshSince(now))
  const usual = Math.max(0, ...stretches(before, 60).map((stretch) => stretch.people))
  return peopleIn(lately) >= Math.max(people, times * usual) ? { words: lately, usual } : null
}

export function peopleIn(words: readonly Word[]): number {
  return new Set(words.map((word) => word.person)).size
}

/** For each word, the stretch that ends with it: where it begins, and how many persons speak in it. */
function stretches(words: readonly Word[], minutes: number): { first: number; people: number }[] {
  const speaking = new Map<string, number>()
  let first = 0
  return words.map((word) => {
    speaking.set(word.person, (speaking.get(word.person) ?? 0) + 1)
    for (; word.at.getTime() - words[first]!.at.getTime() > minutes * minute; first++) {
      const { person } = words[first]!
      const left = speaking.get(person)! - 1
      if (left) speaking.set(person, left)
      else speaking.delete(person)
    }
    return { first, people: speaking.size }
  })
}
