import { fold } from './fold.ts'

/** Who was answered says so in the first words; further on, a thank-you is for something else. */
const opening = 400

const thanks =
  / (?:merci\w*|remerci\w*|ca marche|ca fonctionne|c est bon|parfait|nickel|super|genial|top|thank\w*|thx|cheers|perfect|that works|it works|worked|got it|great) /
const but = / (?:mais|pourtant|sauf que|pas merci|non merci|no thanks|but|still does|doesn) /
const contradicts =
  / (?:c est faux|faux|pas vrai|n importe quoi|au contraire|erreur|vous (?:vous )?trompe\w*|tu te trompes?|pas d accord|surtout pas|mais non|absolument pas|pas du tout|ne marche pas|marche pas|ne fonctionne pas|that s wrong|wrong|not true|incorrect|false|on the contrary|you re mistaken|mistaken|disagree|does ?n t work|did ?n t work|not at all) /

/** Someone who asked says that it helped. */
export function soundsThankful(text: string): boolean {
  const said = spaced(text)
  return thanks.test(said) && !but.test(said) && !contradicts.test(said)
}

/** Someone says that what was said is not so. Who is right, words alone do not tell. */
export function contradictsOthers(text: string): boolean {
  return contradicts.test(spaced(text)) || /^ (?:non|no|nope) /.test(spaced(text))
}

function spaced(text: string): string {
  return ` ${fold(text.slice(0, opening))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
