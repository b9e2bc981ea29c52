import { idOf, textOf, thingOf } from '#meta'
import { cleanText, digestOf } from '#reading'

/** The same however the words came: brought, or asked for. */
export function digestOfComment(message: unknown, from: unknown, parent: string | null): string {
  return digestOf([cleanText(textOf(message)), idOf(thingOf(from)?.id), parent])
}
