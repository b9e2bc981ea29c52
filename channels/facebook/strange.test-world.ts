/** With fields and kinds that nobody has described, everywhere. */
export function strange(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strange)
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([key, one]) => [key, strange(one)])
  return {
    ...Object.fromEntries(inside),
    hologram: { kind: 'HOLOGRAM_2031', of: [null, 1e21] },
    is_hologram: 'PERHAPS',
  }
}
