import { type Suggestion } from './reason.ts'

/** A correction as the log holds it, the earliest first. */
export interface Logged {
  kind: string
  detail: {
    reason?: string
    start?: number
    end?: number
    theme?: string | null
    to?: string | null
    suggested?: Suggestion[] | string | null
  }
}

export interface Decided {
  decided: number
  kept: number
  changed: number
  refused: number
}

type Verdict = 'kept' | 'changed' | 'refused'

export interface HowSure {
  reasons: Decided
  /** By the theme that was suggested, as `rootOf` names it; null: none was. */
  byTheme: Map<string | null, Decided>
  stances: Decided
  /** How many corrections put words under each theme. */
  taught: Map<string, number>
}

/** Of the last suggestions that someone looked at, what became of each. `rootOf`: what a theme’s id or key is read under. */
export function howSure(log: readonly Logged[], rootOf: (theme: string) => string, most: number): HowSure {
  const root = (theme: string | null | undefined) => (theme ? rootOf(theme) : null)
  const verdicts = new Map<string, { theme: string | null; verdict: Verdict }>()
  const stances: Verdict[] = []
  const taught = new Map<string, number>()
  for (const [at, { kind, detail }] of log.entries()) {
    const under = root(kind === 'changed-theme' ? detail.to : detail.theme)
    const say = (key: string, theme: string | null, verdict: Verdict) => {
      verdicts.delete(key)
      verdicts.set(key, { theme, verdict })
    }
    const suggested = `${detail.reason} 0`
    const before = verdicts.get(suggested)
    if (kind === 'kept-reason')
      for (const [nth, one] of suggestionsOf(detail).entries()) {
        const exact = one.start === detail.start && one.end === detail.end && root(one.theme) === under
        say(`${detail.reason} ${nth}`, root(one.theme), exact ? 'kept' : 'changed')
      }
    else if (kind === 'changed-theme' && before)
      say(suggested, before.theme, before.theme === under ? 'kept' : 'changed')
    else if (kind === 'withdrew-reason' && before) say(suggested, before.theme, 'refused')
    else if (kind === 'refused-reason') say(`refused ${at}`, under, 'refused')
    else if (kind === 'kept-stance') stances.push('kept')
    else if (kind === 'changed-stance' && detail.suggested && detail.suggested !== 'unknown') stances.push('changed')
    else if (kind === 'refused-stance' && detail.suggested && detail.suggested !== 'unknown') stances.push('refused')
    if ((kind === 'kept-reason' || kind === 'changed-theme') && under) taught.set(under, (taught.get(under) ?? 0) + 1)
  }
  const last = [...verdicts.values()].slice(-most)
  const byTheme = Map.groupBy(last, (one) => one.theme)
  return {
    reasons: counted(last.map((one) => one.verdict)),
    byTheme: new Map([...byTheme].map(([theme, its]) => [theme, counted(its.map((one) => one.verdict))])),
    stances: counted(stances.slice(-most)),
    taught,
  }
}

const suggestionsOf = ({ suggested }: Logged['detail']) => (Array.isArray(suggested) ? suggested : [])

function counted(verdicts: readonly Verdict[]): Decided {
  const of = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length
  return { decided: verdicts.length, kept: of('kept'), changed: of('changed'), refused: of('refused') }
}
