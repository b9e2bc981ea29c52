import { Parser } from 'htmlparser2'
import { htmlToText } from '#reading'
import { saysItIsBelow } from './quotes.ts'

const mostMarkup = 400_000
/** The parser looks through all open tags at each closing one. */
const mostTags = 10_000

interface Cut {
  from: number
  to: number
}

/** Marked-up words without what they quote: the quotations alone go, what stands between and under them stays. */
export function cutQuotes(html: string): string {
  const bounded = html.slice(0, mostMarkup)
  if (bounded.split('<', mostTags + 1).length > mostTags) return bounded
  const { cuts, hangs } = quotesIn(bounded)
  let own = ''
  let at = 0
  for (const { from, to } of cuts) {
    own += bounded.slice(at, from)
    at = to
  }
  const whole = own + bounded.slice(at)
  if (hangs !== null) {
    // What Outlook hangs below has a beginning and no end.
    const above = cuts.some(({ from }) => from > hangs)
      ? bounded.slice(0, hangs)
      : whole.slice(0, hangs - (bounded.length - whole.length))
    const words = htmlToText(above)
    if (words && !saysItIsBelow(words)) return above
  }
  return htmlToText(whole) ? whole : bounded
}

function quotesIn(html: string): { cuts: Cut[]; hangs: number | null } {
  const cuts: Cut[] = []
  let hangs: number | null = null
  let depth = 0
  let from: number | null = null
  let outer = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++
      hangs ??= hangsFrom(attributes) ? parser.startIndex : null
      if (from === null && isQuote(name, attributes)) {
        from = parser.startIndex
        outer = depth
      }
    },
    onclosetag() {
      if (from !== null && depth === outer) {
        cuts.push({ from, to: parser.endIndex + 1 })
        from = null
      }
      depth--
    },
  })
  parser.end(html)
  return { cuts, hangs }
}

const classesOf = ({ class: classes = '' }: Record<string, string>) => classes.split(/\s+/)

/** The quotations of Gmail, Apple Mail, Thunderbird, Yahoo, Proton; and the line that says who wrote them. */
function isQuote(name: string, attributes: Record<string, string>): boolean {
  const classes = classesOf(attributes)
  if (name === 'blockquote')
    return attributes.type === 'cite' || classes.some((one) => /^(gmail|protonmail|yahoo)_quote/.test(one))
  return classes.some((one) => one === 'gmail_attr' || one === 'moz-cite-prefix' || one === 'yahoo_quoted')
}

const hangsFrom = ({ id }: Record<string, string>) =>
  /^(?:x_)*(?:appendonsend|divRplyFwdMsg|mail-editor-reference-message-container)$/.test(id ?? '')
