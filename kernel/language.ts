/** The languages the tool itself speaks (BCP 47). What people speak is any code at all. */
export const dialects = ['fr', 'fr-CA', 'en'] as const
export type Dialect = (typeof dialects)[number]

export function isDialect(text: unknown): text is Dialect {
  return (dialects as readonly unknown[]).includes(text)
}
