import { type Report, type Said } from './report.ts'
import { type ReportWords } from './words.ts'

const width = 78
const mostQuestions = 12
const mostSuggestions = 8

/** The report for a terminal: 78 columns, bold and underlined only where someone looks. */
export function onTerminal(report: Report, words: ReportWords, looked: boolean): string {
  const bold = (text: string) => (looked ? `\u001b[1m${text}\u001b[22m` : text)
  const lines = [
    bold(words.title),
    '',
    ...folded(words.summary(report.texts, report.stances.dislike, report.saidWhy), ''),
  ]
  lines.push(...folded(words.rest(report.stances), ''))
  if (report.reasonMissing > 0) lines.push(...folded(words.bare(report.reasonMissing), ''))
  lines.push('', bold(words.why), '')
  if (report.wanted.length === 0) lines.push(words.nothing, '')
  for (const { theme, direction, people, exemplar, others } of report.wanted) {
    lines.push(bold(`${words.theme(theme)} · ${words.direction[direction]} · ${words.people(people)}`))
    lines.push(...folded(quoted(exemplar.reason, words), '    '))
    for (const other of others.slice(0, 2)) lines.push(...folded(quoted(other.reason, words), '    '))
    lines.push('')
  }
  if (report.questions.length > 0) {
    lines.push(bold(words.questions), '')
    for (const { words: asked, times } of report.questions.slice(0, mostQuestions)) {
      const often = words.times(times)
      lines.push(...folded(often ? `${asked} (${often})` : asked, '    '))
    }
    lines.push('')
  }
  if (report.suggestions.length > 0) {
    lines.push(bold(words.suggestions), '')
    for (const one of report.suggestions.slice(0, mostSuggestions)) lines.push(...folded(one, '    '))
    lines.push('')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const quoted = (reason: Said['reason'], { language }: ReportWords) =>
  language === 'fr' ? `« ${reason} »` : `“${reason}”`

/** What people wrote may hold control characters: a terminal would obey them. */
const harmless = (text: string) => text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')

function folded(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of harmless(text).split(' ').filter(Boolean)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line)
      line = ''
    }
    line = line ? `${line} ${word}` : word
  }
  return [...lines, indent + line]
}
