/** An address found stands on the site whose address was pasted: the same name, with or without `www.` and a scheme. */
export function sameSite(pasted: string, found: string): boolean {
  const one = siteOf(pasted)
  return one !== null && one === siteOf(found)
}

function siteOf(address: string): string | null {
  const whole = /^\w+:\/\//.test(address.trim()) ? address.trim() : `https://${address.trim()}`
  return URL.canParse(whole) ? new URL(whole).hostname.replace(/^www\./, '') : null
}
