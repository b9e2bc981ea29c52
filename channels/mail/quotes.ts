/** What a plain letter quotes, told from what was newly written. Where it cannot be told, it stays: no word is lost. */

const wrote =
  'wrote|écrit|a écrit|schrieb|escribió|ha scritto|scritto|schreef|escreveu|skrev|napisał(?:\\(a\\))?|kirjoitti'
/** « Le ven. 20 nov. 2026 à 12:00, Odile <o@compotes.example> a écrit : », with a date, or a name with its address. */
const attribution = new RegExp(
  `^(?:[*_]?(?:on|le|am|el|il|op|em|den|w dniu|dnia)\\s(?=.{0,200}\\d).{3,250}?(?:${wrote})\\b.{0,120}:|.{1,160}<[^<>\\s]{1,120}@[^<>\\s]{1,120}>.{0,60}:)\\s*$`,
  'i',
)
const divider =
  /^\s*(?:-{2,}\s*(?:original message|message d['’]origine|message original|message transféré|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|messaggio originale)\s*-{2,}|_{20,})\s*$/i

/** The lines that Outlook and others put above what they hang below: who, when, to whom, about what. */
const lead: Record<string, RegExp> = {
  from: /^[*_]?(?:from|de|von|da|van|expéditeur)\s?:[*_]?\s.{3,300}$/i,
  when: /^[*_]?(?:sent|date|envoyé(?: le)?|gesendet|datum|enviado|fecha|inviato|data|verzonden)\s?:[*_]?\s/i,
  whom: /^[*_]?(?:to|à|pour|an|para|a|aan|destinataire)\s?:[*_]?\s/i,
  about: /^[*_]?(?:subject|objet|betreff|asunto|oggetto|onderwerp|sujet)\s?:[*_]?/i,
}

/** « Mes réponses ci-dessous, en bleu »: then there are words of theirs among those they answer. */
const amongTheQuoted =
  /\b(?:ci-dessous|plus bas|dans le (?:texte|corps)|en (?:rouge|bleu|vert|couleur|gras)|below|in-?line|in (?:red|blue|green|bold)|interspersed|weiter unten|siehe unten|in (?:rot|blau))\b/i

export const saysItIsBelow = (text: string) => amongTheQuoted.test(text)

/** Lines that begin with `>`, who wrote them and when, and the whole letter that some programs hang below. */
export function foldQuotes(text: string): string {
  const lines = text.split('\n')
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    if (hangsFrom(lines, at) && !saysItIsBelow(kept.join('\n'))) break
    const end = endOfQuote(lines, at)
    if (end === at) {
      kept.push(lines[at]!)
      continue
    }
    while (kept.at(-1)?.trim() === '') kept.pop()
    const told = linesOfAttribution(kept)
    // One line alone may be a face, or more than three jars: `>:(`.
    if (told === 0 && end - at === 1 && !/^>(?:[\s>]|$)/.test(lines[at]!)) kept.push(lines[at]!)
    else {
      kept.length -= told
      kept.push('')
    }
    at = end - 1
  }
  const folded = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  // Whoever sent nothing but a quotation meant it.
  return folded || text.trim()
}

function endOfQuote(lines: readonly string[], from: number): number {
  let at = from
  while (lines[at]?.startsWith('>')) at++
  return at
}

/** Long ones are folded over two lines, the second being their end. */
function linesOfAttribution(kept: readonly string[]): number {
  const last = kept.at(-1)?.trim() ?? ''
  if (attribution.test(last)) return 1
  const two = `${kept.at(-2)?.trim() ?? ''} ${last}`
  return last.endsWith(':') && two.length < 300 && attribution.test(two) ? 2 : 0
}

/** Whether what hangs below begins here: a divider with its lines or an attribution under it, or three of those lines. */
function hangsFrom(lines: readonly string[], at: number): boolean {
  if (divider.test(lines[at]!)) {
    const next = lines.slice(at + 1, at + 4).find((line) => line.trim() !== '') ?? ''
    return lead.from!.test(next.trim()) || attribution.test(next.trim())
  }
  if (!lead.from!.test(lines[at]!)) return false
  const below = lines.slice(at + 1, at + 7).map((line) => line.trim())
  const has = (name: string) => below.some((line) => lead[name]!.test(line))
  return has('when') && (has('whom') || has('about'))
}
