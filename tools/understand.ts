/**
 * `npm run -s understand -- [--themes FILE.json] [--corrections FILE.jsonl] < messages.jsonl > findings.jsonl`
 * Lines `{"id","text"}` in, findings out in the same order. Corrections are learnt in order before anything is read.
 */
import { createReadStream, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Brand, type Correction, defaultThemes, learnAll, understand } from '../understanding/index.ts'
import { PlainWords, runCommand } from './command.ts'
import { isId, isRecord, linesOf, parsed, write } from './lines.ts'

// Above what runs: a constant below would not be there yet.
const stances = ['dislike', 'like', 'question', 'suggestion', 'neutral']

await runCommand(async () => {
  const { values } = parseArgs({ options: { themes: { type: 'string' }, corrections: { type: 'string' } } })
  const themes = values.themes ? themesIn(values.themes) : defaultThemes
  const brand = await taught({ names: [], themes }, values.corrections)
  for await (const line of linesOf(process.stdin)) {
    const message = parsed(line, asMessage)
    if (message) await write(`${JSON.stringify(found(message, brand))}\n`)
  }
})

interface Message {
  id: string | number
  text: string
}

function asMessage(value: unknown): Message | string {
  if (!isRecord(value) || !isId(value.id)) return 'no "id"'
  return typeof value.text === 'string' ? { id: value.id, text: value.text } : 'no "text"'
}

function found({ id, text }: Message, brand: Brand) {
  const { language, stance, reasons, themes, reasonMissing } = understand(text, brand)
  return {
    id,
    language,
    stance: { label: stance.kind, confidence: stance.confidence, scores: stance.scores },
    reasons: reasons.map(({ start, end, theme, confidence }) => {
      return { start, end, text: text.slice(start, end), theme, confidence }
    }),
    themes,
    reasonMissing,
  }
}

function themesIn(file: string): Brand['themes'] {
  const value = jsonIn(file)
  if (!Array.isArray(value)) throw new PlainWords(`${file}: not a list of themes`)
  return value.map((theme, at) => {
    if (!isRecord(theme) || !isId(theme.id)) throw new PlainWords(`${file}: theme ${at + 1} has no "id"`)
    const seeds = Array.isArray(theme.seeds) ? theme.seeds.filter((seed) => typeof seed === 'string') : []
    // Its name is what people call it: a seed as good as any.
    return { key: String(theme.id), seeds: typeof theme.name === 'string' ? [...seeds, theme.name] : seeds }
  })
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new PlainWords(`${file}: ${(error as Error).message}`)
  }
}

async function taught(brand: Brand, file: string | undefined): Promise<Brand> {
  if (!file) return brand
  const corrections: Correction[] = []
  try {
    for await (const line of linesOf(createReadStream(file))) {
      const correction = parsed(line, asCorrection, file)
      if (correction) corrections.push(correction)
    }
  } catch (error) {
    throw new PlainWords(`${file}: ${(error as Error).message}`)
  }
  return learnAll(brand, corrections)
}

function asCorrection(value: unknown): Correction | string {
  if (!isRecord(value) || typeof value.text !== 'string') return 'no "text"'
  const { text, stance, theme, reasons, refused } = value
  if (stance != null && !stances.includes(stance as string)) return 'no such stance'
  if (theme != null && !isId(theme)) return '"theme" is no id'
  for (const spans of [reasons, refused]) {
    if (spans != null && !(Array.isArray(spans) && spans.every((one) => isSpan(one, text))))
      return 'a reason lies outside the text'
  }
  return {
    text,
    ...(stance ? { stance: stance as Correction['stance'] & string } : {}),
    ...(theme != null ? { theme: String(theme) } : {}),
    ...(reasons ? { reasons: (reasons as Span[]).map(asReason) } : {}),
    ...(refused ? { refused: (refused as Span[]).map(({ start, end }) => ({ start, end })) } : {}),
  }
}

interface Span {
  start: number
  end: number
  theme?: string | number | null
}

function asReason({ start, end, theme }: Span) {
  return { start, end, theme: theme == null ? null : String(theme) }
}

function isSpan(value: unknown, text: string): value is Span {
  if (!isRecord(value)) return false
  const { start, end } = value
  return Number.isInteger(start) && Number.isInteger(end) && (start as number) >= 0 && (end as number) <= text.length
}
