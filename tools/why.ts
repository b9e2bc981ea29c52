/**
 * `npm run -s why -- FILE.csv|.jsonl [--text COLUMN] [--html OUT]`: how many dislike, why, in whose words, and what they
 * would want instead; questions that ask the same stand together. On the terminal, and as one page that needs nothing else.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PlainWords, runCommand } from './command.ts'
import { write } from './lines.ts'
import { pageOf } from './why/page.ts'
import { reportOn } from './why/report.ts'
import { onTerminal } from './why/terminal.ts'
import { textsIn } from './why/texts.ts'
import { spokenHere, wordsIn } from './why/words.ts'

await runCommand(async () => {
  const options = { text: { type: 'string' }, html: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new PlainWords(wordsIn(spokenHere()).usage)
  const texts = await textsIn(file, values.text)
  const report = reportOn(texts)
  const words = wordsIn(report.language ?? spokenHere())
  await write(onTerminal(report, words, process.stdout.isTTY === true))
  if (!values.html) return
  writeFileSync(values.html, pageOf(report, words))
  await write(`\n${values.html}\n`)
})
