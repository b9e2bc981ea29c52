import { type Found, type MessageToUnderstand } from '#reason'
import { type Brand } from '#understanding'
import { type AskLlm } from '../llm/index.ts'

/** Well below the time after which a worker is taken for dead. */
const mostMillis = 45_000
const atOnce = 4
/** Whoever failed so often in a row is not asked again by this job. */
const mostFailures = 3

/**
 * Has a language model read again what we have just read: only messages whose source lets it. What it does not answer in
 * time, or not in a way that can be used, stays as we read it.
 */
export async function readByLlm(
  ask: AskLlm,
  brand: Brand,
  texts: readonly MessageToUnderstand[],
  found: readonly Found[],
): Promise<Found[]> {
  const own = new Map(found.map((one) => [one.message, one]))
  const waiting = texts.filter((one) => one.mayUseAi && own.has(one.message))
  const until = performance.now() + mostMillis
  const better: Found[] = []
  let failures = 0
  const one = async () => {
    while (waiting.length && failures < mostFailures && performance.now() < until) {
      const { message, text } = waiting.shift()!
      const before = own.get(message)!
      const findings = await ask(text, brand, before.findings)
      failures = findings ? 0 : failures + 1
      if (findings) better.push({ ...before, findings, byLlm: true })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return better
}
