import { fold } from './fold.ts'
import { readAtMost } from './words.ts'

export type FormOfAddress = 'tu' | 'vous'

// « ton » is also a tone, « ta » and « te » are hardly anything else; « t’as », « t’es », « t’aurais » fold to « t as ».
const tu =
  /(?:^| )(?:tu|toi|toe|tes|ta|te|tiens|t (?:as|es|aurais|avais|etais|inquiete)|(?<!(?: le| un| ce| du| de| sur| d un) )ton)(?= |$)/
const vous = /(?:^| )(?:vous|votre|vos)(?= |$)/

/*
 * Québec asks with « -tu » whoever one speaks to (« c’est-tu encore bon », « ça se peut-tu »): after any verb that is not
 * of the second person, it is no « tu ». Those of the second person end in s or x (« as-tu », « veux-tu »).
 */
const asks = /(?<![\p{L}])[\p{L}]*[^sx\s\p{P}]-tu(?![\p{L}])/gu
const asksApart = /(?<= (?:c est|ca est|y a|il y a|ca se peut|se peut|est|peut|va|fait|sont|faut|etait) )tu(?= )/g

/** How the words turn to us: by « tu » or by « vous ». null: neither, or both, or not in French. */
export function formOfAddress(text: string): FormOfAddress | null {
  const said = fold(text.slice(0, readAtMost)).replace(asks, ' ')
  const words = ` ${said.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `.replace(asksApart, ' ')
  const [one, other] = [tu.test(words), vous.test(words)]
  if (one === other) return null
  return one ? 'tu' : 'vous'
}
