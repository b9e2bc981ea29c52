/** What stands in the form of one word, to the letter. */
export interface Written {
  address: string
  author: string
  text: string
  date: string
  title: string
}
export const nothing: Written = { address: '', author: '', text: '', date: '', title: '' }

/** What was kept in this browser; anything else is nothing. */
export function writtenIn(kept: string): Written {
  try {
    const found: unknown = JSON.parse(kept)
    return Object.fromEntries(
      Object.keys(nothing).map((name) => {
        const value = (found as Record<string, unknown>)[name]
        return [name, typeof value === 'string' ? value : '']
      }),
    ) as unknown as Written
  } catch {
    return { ...nothing }
  }
}

export const keptOf = (written: Written): string =>
  Object.values(written).some(Boolean) ? JSON.stringify(written) : ''

/** What was pasted goes to its fields where those are empty; where one is not, the words stay as they were pasted. */
export function sortedInto(written: Written, pasted: string, found: Written): Written | null {
  const names = ['address', 'author', 'date'] as const
  if (!names.some((name) => found[name])) return null
  const takes = names.every((name) => !found[name] || !written[name])
  if (!takes) return null
  const filled = Object.fromEntries(names.map((name) => [name, found[name] || written[name]]))
  return { ...written, ...filled, text: written.text.replace(pasted, () => found.text) }
}
