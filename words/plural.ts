const french = new Intl.PluralRules('fr')
const english = new Intl.PluralRules('en')
const frenchFigures = new Intl.NumberFormat('fr')
const englishFigures = new Intl.NumberFormat('en')

/** « 0 message, 1 message, 2 messages »: in French, 0 and 1 are singular. */
export function frenchCount(n: number, one: string, many: string): string {
  return `${frenchFigures.format(n)} ${french.select(n) === 'one' ? one : many}`
}

export function englishCount(n: number, one: string, many: string): string {
  return `${englishFigures.format(n)} ${english.select(n) === 'one' ? one : many}`
}

/** « de Léone », « d’Odile ». Before a name that begins with no letter: « de ». */
export function of(name: string): string {
  return /^[aeiouyâàéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`
}

/** « Léone, Nadir et Odile ». */
export function frenchList(names: string[]): string {
  return new Intl.ListFormat('fr').format(names)
}

export function englishList(names: string[]): string {
  return new Intl.ListFormat('en').format(names)
}
