/**
 * `npm run -s match -- < pairs.jsonl`: `{"id","a","b"}` in, `{"id","score"}` out in the same order: how far the two say the
 * same thing. Statements compared with one another, directly or through others, are on one subject: what they all share
 * tells nothing. So pairs are read by the ten thousand before the first score is written.
 */
import { match, matcherAmong } from '../understanding/index.ts'
import { runCommand } from './command.ts'
import { isId, isRecord, linesOf, parsed, write } from './lines.ts'
import { subjectsOf } from './subjects.ts'

const atOnce = 50_000
/** Fewer statements than this share words by chance. */
const fewest = 30

interface Pair {
  id: string | number
  a: string
  b: string
}

await runCommand(async () => {
  let pairs: Pair[] = []
  for await (const line of linesOf(process.stdin)) {
    const pair = parsed(line, asPair)
    if (pair) pairs.push(pair)
    if (pairs.length < atOnce) continue
    await writeScores(pairs)
    pairs = []
  }
  await writeScores(pairs)
})

function asPair(value: unknown): Pair | string {
  if (!isRecord(value) || !isId(value.id)) return 'no "id"'
  const { id, a, b } = value
  if (typeof a !== 'string') return 'no "a"'
  return typeof b === 'string' ? { id, a, b } : 'no "b"'
}

async function writeScores(pairs: Pair[]) {
  const subjects = subjectsOf(pairs)
  const all = new Set(pairs.flatMap(({ a, b }) => [a, b]))
  const among = all.size < fewest ? match : matcherAmong([...all])
  const matchers = new Map<Set<string>, typeof match>()
  for (const pair of pairs) {
    const subject = subjects.get(pair.a)!
    const own = matchers.get(subject) ?? (subject.size < fewest ? among : matcherAmong([...subject]))
    matchers.set(subject, own)
    const score = Math.round(own(pair.a, pair.b) * 1e6) / 1e6
    await write(`${JSON.stringify({ id: pair.id, score })}\n`)
  }
}
