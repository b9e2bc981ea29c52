/** What a letter that answers us says by itself: quotes, signature and what programs add taken away. */
export type ReplyWords = { kind: 'said'; text: string } | { kind: 'away'; text: string } | { kind: 'empty' }

const mostUnits = 20_000

/** RFC 3676 §4.3: two dashes and a space; programs lose the space. */
const signature = /^-- ?$/
const sentFrom =
  /^(?:envoyé (?:de|depuis|à partir de) (?:mon|ma|outlook|mail|yahoo|proton|gmail)|télécharger outlook|obtenez outlook|sent from (?:my|outlook|mail|yahoo|proton)|get outlook for)/i
const farewell =
  /^(?:(?:bien |très )?cordialement|cdt|cdlt|bien à (?:vous|toi)|(?:bonne|belle) (?:journée|soirée|fin de journée|semaine)|à (?:bientôt|vous|toi|plus)|amicalement|sincères salutations|(?:kind |best |warm )?regards|best(?: wishes)?|cheers|sincerely|thanks|merci(?: d['’]avance| beaucoup)?)\s*[,.!;]?\s*$/i
/** How many lines a name, a title and a number may fill after the farewell. */
const longestFarewell = 8
const away =
  /\b(?:je suis (?:actuellement )?(?:absent|en congé|en déplacement|en vacances)|actuellement absent|absent(?:e)?(?: du bureau)? (?:jusqu|du \d|le \d)|de retour (?:le|lundi|mardi|mercredi|jeudi|vendredi)|(?:i am|i['’]m) (?:currently )?(?:out of (?:the )?office|away|on (?:annual )?leave|on holiday)|out of (?:the )?office|réponse automatique|automatic reply|accès limité à (?:mes|ma) )/i

export function replyWords(letter: string): ReplyWords {
  const lines = letter.slice(0, mostUnits).split('\n')
  const ends = lines.findIndex((line) => signature.test(line.trimEnd()) || sentFrom.test(line.trim()))
  const above = (ends < 0 ? lines : lines.slice(0, ends)).filter((line) => !/^\s*>/.test(line))
  const text = withoutFarewell(above)
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'empty' }
  // A long answer may well speak of someone who is away.
  return text.length < 1_500 && away.test(text) ? { kind: 'away', text } : { kind: 'said', text }
}

/** « Cordialement, » and who signs below it, where that is how the letter ends. */
function withoutFarewell(lines: readonly string[]): string {
  const at = lines.findLastIndex((line) => farewell.test(line.trim()))
  const below = lines.slice(at + 1).filter((line) => line.trim() !== '')
  // What only says thank you has said that: it stays.
  const leaves = at > 0 && below.length <= longestFarewell && below.every((line) => line.length <= 80)
  return (leaves && lines.slice(0, at).some((line) => line.trim()) ? lines.slice(0, at) : lines).join('\n').trim()
}
