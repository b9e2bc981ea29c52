const rules = new Intl.PluralRules('en')
const figures = new Intl.NumberFormat('en-GB')

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const teens = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

export function agree(n: number, one: string, many: string): string {
  return rules.select(n) === 'one' ? one : many
}

/** A number as a title says it: in letters up to ninety-nine. */
export function letters(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return figures.format(n)
  if (n < 13) return small[n]!
  if (n < 20) return teens[n - 13]!
  const ten = tens[Math.floor(n / 10) - 2]!
  return n % 10 === 0 ? ten : `${ten}-${small[n % 10]}`
}

/** A number as running text says it: in letters up to nine, in figures from ten. */
export function number(n: number): string {
  return Number.isInteger(n) && n >= 0 && n < 10 ? letters(n) : figures.format(n)
}

/** `as`: how the number is written, in running text where left out. */
export function people(n: number, as: (n: number) => string = number): string {
  return `${as(n)} ${agree(n, 'person', 'people')}`
}

export function voices(n: number): string {
  return `${number(n)} ${agree(n, 'voice', 'voices')}`
}
