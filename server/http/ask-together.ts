/** Who asks the same while its answer is on the way shares it: a crowd at one door looks once, not once each. */
export function askTogether<T>(): (key: string, ask: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>()
  return (key, ask) => {
    const there = underWay.get(key)
    if (there) return there
    const asked = ask().finally(() => underWay.delete(key))
    underWay.set(key, asked)
    return asked
  }
}
