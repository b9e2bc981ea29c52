/** `/conversations/:workspace` against a path: what stands at each name, or null when it is another place. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = parts(pattern)
  const found = parts(path)
  if (wanted.length !== found.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const there = found[at] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decoded(there)
    else if (part !== there) return null
  }
  return params
}

function parts(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
