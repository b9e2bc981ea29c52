import { type Trouble } from '#channel'

/** What an HTTP status means for whoever listens there; null where all is well. 410 and 429 have their own outcomes. */
export function troubleOf(status: number): Trouble | null {
  if (status >= 200 && status < 300) return null
  if (status === 404) return 'not-found'
  if (status === 429) return 'too-many-requests'
  if ([401, 402, 403, 407, 451].includes(status)) return 'forbidden'
  if (status >= 300 && status < 400) return 'too-many-redirects'
  return status < 500 ? 'not-found' : 'server-error'
}
