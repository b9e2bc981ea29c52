import { type Capture } from '#contract'

/** What a column of a file is taken for; null: it is not read. */
export type Taken = NonNullable<Capture['table']>['columns'][number]['field']

export const given = ['text', 'address', 'author', 'date', 'title'] as const satisfies readonly NonNullable<Taken>[]

/** One column is chosen to be something; another that was that is not read any more. */
export function takenFor(taken: readonly Taken[], at: number, chosen: string): Taken[] {
  const field = given.find((one) => one === chosen) ?? null
  return taken.map((one, other) => (other === at ? field : one === field ? null : one))
}
