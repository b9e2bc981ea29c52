/** The name of what hangs on a letter and stays in its mailbox: `mid:<letter>/<name>` (RFC 2392). */
export function attachedName(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
