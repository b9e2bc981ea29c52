import { style } from './page-style.ts'
import { type Report, type Said, type Wanted } from './report.ts'
import { type ReportWords } from './words.ts'

/** The report as one page that fetches nothing. */
export function pageOf(report: Report, words: ReportWords): string {
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(words.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${safe(words.title)}</h1>
<p class="lead">${safe(words.summary(report.texts, report.stances.dislike, report.saidWhy))}</p>
<p class="tool">${safe(words.rest(report.stances))}${report.reasonMissing ? ` ${safe(words.bare(report.reasonMissing))}` : ''}</p>
<h2>${safe(words.why)}</h2>
${report.wanted.map((one) => wanted(one, words)).join('\n') || `<p class="tool">${safe(words.nothing)}</p>`}
${list(
  words.questions,
  report.questions.map(({ words: asked, times }) => [asked, words.times(times)]),
)}
${list(
  words.suggestions,
  report.suggestions.map((one) => [one, '']),
)}
<p class="tool end">${safe(words.method)}</p>
</main>
</body>
</html>
`
}

function wanted({ theme, direction, people, exemplar, others }: Wanted, words: ReportWords): string {
  const heading = `${safe(words.theme(theme))} <span>${safe(words.direction[direction])} · ${safe(words.people(people))}</span>`
  const more = others.map((one) => `<blockquote>${said(one)}</blockquote>`).join('\n')
  const unfold = more && `<details><summary>${safe(words.others(others.length))}</summary>\n${more}\n</details>`
  return `<section>\n<h3>${heading}</h3>\n<blockquote class="central">${said(exemplar)}</blockquote>\n${unfold}</section>`
}

const said = ({ before, reason, after }: Said) => `${safe(before)}<mark>${safe(reason)}</mark>${safe(after)}`

function list(title: string, items: [string, string][]): string {
  if (items.length === 0) return ''
  const rows = items.map(([text, aside]) => `<li>${safe(text)}${aside ? ` <span>${safe(aside)}</span>` : ''}</li>`)
  return `<h2>${safe(title)}</h2>\n<ul>\n${rows.join('\n')}\n</ul>`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What people wrote is text, whatever it looks like. A half of a character cannot be written in UTF-8. */
const safe = (text: string) =>
  text
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => escapes[sign]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
