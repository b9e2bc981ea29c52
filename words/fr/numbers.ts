const rules = new Intl.PluralRules('fr')
const figures = new Intl.NumberFormat('fr-FR')

const small = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf']
const teens = ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf']
const tens: Record<number, string> = { 2: 'vingt', 3: 'trente', 4: 'quarante', 5: 'cinquante', 6: 'soixante' }

type Gender = 'f' | 'm'

/** 0 and 1 are singular in French. */
export function agree(n: number, one: string, many: string): string {
  return rules.select(n) === 'one' ? one : many
}

/** A number as a title says it: in letters up to ninety-nine. */
export function letters(n: number, gender: Gender = 'm'): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return figures.format(n)
  if (n < 10) return gender === 'f' && n === 1 ? 'une' : small[n]!
  if (n < 20) return teens[n - 10]!
  if (n === 80) return 'quatre-vingts'
  if (n > 80) return `quatre-vingt-${n < 90 ? letters(n - 80, gender) : teens[n - 90]}`
  const ten = Math.min(Math.floor(n / 10), 6)
  return after(tens[ten]!, n - ten * 10, gender)
}

function after(ten: string, rest: number, gender: Gender): string {
  if (rest === 0) return ten
  if (rest === 1) return `${ten} et ${letters(1, gender)}`
  return rest === 11 ? `${ten} et onze` : `${ten}-${letters(rest, gender)}`
}

/** A number as running text says it: in letters up to nine, in figures from ten. */
export function number(n: number, gender: Gender = 'm'): string {
  return Number.isInteger(n) && n >= 0 && n < 10 ? letters(n, gender) : figures.format(n)
}

/** `as`: how the number is written, in running text where left out. */
export function people(n: number, as: (n: number, gender: Gender) => string = number): string {
  return `${as(n, 'f')} ${agree(n, 'personne', 'personnes')}`
}

export function voices(n: number): string {
  return `${number(n, 'f')} ${agree(n, 'voix', 'voix')}`
}
