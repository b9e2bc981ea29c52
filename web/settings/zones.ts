/** The zones this browser knows, with the one in use even when it is unknown here. */
export function zonesWith(used: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(used) ? known : [used, ...known]
}

/** « Europe/Paris » as people read it. */
export function zoneSays(zone: string): string {
  const [area = zone, ...rest] = zone.replaceAll('_', ' ').split('/')
  return rest.length ? `${rest.reverse().join(', ')} (${area})` : area
}
