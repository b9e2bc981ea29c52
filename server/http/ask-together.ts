/**
 * Who asks the same while its answer is on the way shares it: a crowd at one door looks once, not once each. `remember`:
 * an answer that satisfies it is good for so many milliseconds more; what was not there is looked for again each time.
 */
export function askTogether<T>(
  remember: { millis: number; good: (answer: T) => boolean } = { millis: 0, good: () => false },
): (key: string, ask: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { answer: Promise<T>; until: number }>()
  const forget = (key: string, answer: Promise<T>) => {
    if (known.get(key)?.answer === answer) known.delete(key)
  }
  return (key, ask) => {
    const there = known.get(key)
    if (there && performance.now() < there.until) return there.answer
    const answer = ask()
    known.set(key, { answer, until: Number.POSITIVE_INFINITY })
    answer.then(
      (came) => {
        if (!remember.good(came)) return forget(key, answer)
        known.set(key, { answer, until: performance.now() + remember.millis })
        setTimeout(() => forget(key, answer), remember.millis).unref()
      },
      () => forget(key, answer),
    )
    return answer
  }
}
