import { type Filter, type WhyAwaits } from '#contract'

export const shows = ['open', 'awaits', 'snoozed', 'let-live'] as const
export const whys: WhyAwaits[] = [
  'danger',
  'addressed',
  'answers-telling',
  'answers-you',
  'question',
  'disagreement',
  'disagreement-no-reason',
  'suggestion',
  'new',
  'given-word',
]

/** The filter that an address holds; what does not belong there is left out. */
export function filterOf(query: URLSearchParams, workspace: string | undefined): Filter {
  const show = shows.find((one) => one === query.get('show'))
  const why = whys.find((one) => one === query.get('why'))
  const assigned = (['me', 'nobody'] as const).find((one) => one === query.get('assigned'))
  const place = query.get('place')
  return {
    ...(workspace ? { workspace } : {}),
    ...(show && show !== 'open' ? { show } : {}),
    ...(why ? { why } : {}),
    ...(assigned ? { assigned } : {}),
    ...(place && workspace ? { place } : {}),
  }
}

/** The address that a saved view leads to. */
export function addressOf(filter: Filter): string {
  const query = new URLSearchParams()
  if (filter.workspace) query.set('client', filter.workspace)
  for (const name of ['show', 'why', 'assigned', 'place'] as const) {
    const value = filter[name]
    if (value) query.set(name, value)
  }
  return query.size ? `/conversations?${query}` : '/conversations'
}
