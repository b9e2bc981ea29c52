/** What the Graph API says about how much of its limits is used (« Rate limits », headers). */
import { type Thing, thingOf, thingsOf } from './thing.ts'

/** When calls are taken again, as `X-Business-Use-Case-Usage` estimates in minutes; null where it does not say. */
export function regainedAt(headers: Readonly<Record<string, string>>, now: Date): Date | null {
  const uses = Object.values(parsed(headers['x-business-use-case-usage']) ?? {}).flatMap((of) => thingsOf(of))
  const minutes = Math.max(0, ...uses.map((one) => Number(one.estimated_time_to_regain_access) || 0))
  return minutes > 0 ? new Date(now.getTime() + Math.min(minutes, 24 * 60) * 60_000) : null
}

/** The most of what any limit counts: of the app (`X-App-Usage`), and of what it does for this account. */
export function usedOf(headers: Readonly<Record<string, string>>): number {
  const app = parsed(headers['x-app-usage']) ?? {}
  const business = Object.values(parsed(headers['x-business-use-case-usage']) ?? {}).flatMap((of) => thingsOf(of))
  const counts = [app, ...business].flatMap((one) => [one.call_count, one.total_time, one.total_cputime])
  return Math.max(0, ...counts.map((count) => (typeof count === 'number' && count >= 0 ? count : 0)))
}

function parsed(header: string | undefined): Thing | null {
  try {
    return thingOf(JSON.parse(header ?? ''))
  } catch {
    return null
  }
}
