import { oneOf, spaced } from './spaced.ts'
import { readAtMost } from './words.ts'

/*
 * Folded words, one space between. Only what can hardly be said of anything else: whoever is kept silent towards by
 * mistake hears nothing more, and a person at the desk sees what it was taken from.
 */
const asked = oneOf(
  // French, and Québec's own
  '(?:arretez|arrete|cessez|cesse) (?:donc |svp )?(?:de |d )?(?:me |m |nous )(?:demander|poser|relancer|ecrire|contacter|solliciter|repondre|embeter|achaler|deranger|harceler)',
  '(?:laissez|laisse|lachez|lache|foutez|fous|fichez|fiche) (?:moi|nous|moe)(?: donc| un peu| s il vous plait| svp)? (?:tranquilles?|la paix|en paix|patience)',
  '(?:foutez|fichez|sacrez|sacre|crissez|crisse|calissez) (?:moi|moe) (?:donc )?(?:la paix|patience|tranquille)',
  '(?:lachez|lache) (?:moi|moe) (?:donc )?(?:les baskets|la grappe|lousse)',
  'ne (?:me|m|nous) (?:demandez|demande|posez|pose|ecrivez|ecris|contactez|contacte|relancez|relance|repondez|reponds|sollicitez|derangez)(?: donc)? (?:plus|pas)',
  '(?:me|m) (?:demandez|ecrivez|contactez|relancez|achalez|achale) (?:plus|pas)|achalez (?:moi|moe) (?:pas|plus)|achale (?:moi|moe) (?:pas|plus)',
  '(?:plus|pas) de questions? (?:svp|s il vous plait|merci)|(?:plus|pas) d autres questions?|je ne (?:veux|souhaite) plus (?:etre (?:contactee?|relancee?|sollicitee?)|qu on me|repondre|de messages?|de questions?)',
  'veux plus (?:rien )?(?:savoir|entendre) (?:de|parler de) vous|veux (?:plus|pas) (?:qu on )?(?:me )?(?:parler|etre contactee?)',
  // English
  '(?:please )?(?:stop|quit) (?:asking|contacting|messaging|writing to|writing|emailing|bothering|replying to|pestering) (?:me|us)|leave (?:me|us) (?:the \\w+ )?alone',
  '(?:do not|don t|dont|never) (?:contact|message|write to|email|ask|bother|reply to) (?:me|us)(?: again| anymore| any more| ever)?|no more questions(?: please)?|stop asking(?: questions| why)?',
)
/** Nothing else is said: « stop », « Arrêtez. », « Enough! » */
const alone =
  /^ (?:stop|stop (?:svp|merci|please|it)|arretez|arretez (?:svp|merci|ca)|ca suffit|enough|please stop|basta) $/

/** Not said to us, or not so meant. */
const notSo = oneOf(
  '(?:j ai|je lui ai|il m a|elle m a) (?:dit|demande|ecrit)',
  'ne (?:me|nous) demande[sz]? (?:pas|plus) (?:comment|si|ou|quand|combien|de|d|ce|quel\\w*)',
  'n arretez pas|ne me laissez pas|don t leave me alone|don t stop',
)

/** Whether someone asks that we ask them no more. It is for the caller to know that the words are meant for us. */
export function wantsSilence(text: string): boolean {
  return asksForSilence(spaced(text.slice(0, readAtMost)))
}

/** The same of what is `spaced` already. */
export function asksForSilence(said: string): boolean {
  return alone.test(said) || (asked.test(said) && !notSo.test(said))
}
