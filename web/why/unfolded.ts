/** Which themes are unfolded, in the address: `?open=id.id`. */
export function isUnfolded(query: URLSearchParams, theme: string): boolean {
  return unfolded(query).includes(theme)
}

/** The address with one theme unfolded, or folded again. */
export function folded(query: URLSearchParams, theme: string): string {
  const open = unfolded(query)
  const next = open.includes(theme) ? open.filter((one) => one !== theme) : [...open, theme]
  const changed = new URLSearchParams(query)
  if (next.length) changed.set('open', next.join('.'))
  else changed.delete('open')
  return changed.size ? `/why?${changed}` : '/why'
}

// A full stop stays as it is in an address; a comma would be written %2C.
function unfolded(query: URLSearchParams): string[] {
  return (query.get('open') ?? '').split('.').filter(Boolean)
}
