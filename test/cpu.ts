/**
 * Milliseconds of processor that this process has used. What bounds the cost of hostile input is held against this, not
 * against a clock on the wall, which counts the neighbours' work too.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
