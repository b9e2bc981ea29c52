/**
 * Asks again and again, ever more slowly, until something is there or patience ends. The first question goes at once.
 */
export async function until<T>(
  ask: () => Promise<T | null>,
  wait: (ms: number) => Promise<void>,
  patienceMs: number,
): Promise<T | null> {
  let waited = 0
  let pause = 400
  for (;;) {
    const found = await ask()
    if (found !== null || waited >= patienceMs) return found
    await wait(pause)
    waited += pause
    pause = Math.min(pause * 1.5, 3_000)
  }
}
