/** A sentence begins with a capital, whatever word or number it begins with. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
