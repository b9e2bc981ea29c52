/** From one conversation of the page to the next one, as far as there are any. */
export function otherRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-morning]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const to = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step
  rows[to]?.focus()
}
