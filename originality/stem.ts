/**
 * What a word is recognised by however it is inflected, in French and in English: accents off, endings of number,
 * gender, person and tense off. Coarse on purpose: two words that meet here by chance seldom stand beside the same others.
 */
export function stemOf(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')
  if (bare.length <= 3 || /\d/.test(bare)) return bare
  const single = bare.replace(/(?<=..)[sxz]$/, '')
  for (const ending of endings) {
    if (single.length - ending.length >= shortest && single.endsWith(ending))
      return closed(single.slice(0, -ending.length))
  }
  return closed(single)
}

/** « doubled » and « double », « runn » and « run » are one; so are those that a last e or y sets apart. */
const closed = (stem: string) => stem.replace(/(.)\1$/, '$1').replace(/(?<=...)[eiy]$/, '')

const shortest = 3

const endings = [
  ...[
    'issement',
    'issante',
    'issant',
    'issent',
    'issai',
    'ement',
    'ation',
    'ateur',
    'atrice',
    'euse',
    'eur',
    'ique',
    'able',
    'ible',
  ],
  ...[
    'ante',
    'ant',
    'ente',
    'aient',
    'eront',
    'erai',
    'eraient',
    'erait',
    'ions',
    'iez',
    'ent',
    'ait',
    'ons',
    'ont',
    'era',
    'ive',
  ],
  ...['ee', 'er', 'ez', 'ai', 'ir', 'if', 'al', 'aux', 'au', 'elle', 'el', 'ienne', 'ien', 'ne', 'it', 'ie'],
  ...['fulness', 'ness', 'edly', 'ingly', 'ing', 'ied', 'ed', 'ly', 'est'],
].sort((one, other) => other.length - one.length)
