import { type Alert } from '#contract'
import { did, trouble } from '../acts.svelte.ts'
import { go } from '../address.svelte.ts'
import { api, call } from '../api.ts'
import { onLive } from '../live.svelte.ts'
import { sinceWhen } from '../moment.ts'
import { now } from '../now.svelte.ts'
import { liking } from '../settings.svelte.ts'
import { words } from '../words.svelte.ts'

/** What is grave now, at all of one's clients: read when one signs in, and whenever it changes. */
export const grave: { open: Alert[] } = $state({ open: [] })

export const addressOf = (alert: Pick<Alert, 'id' | 'client'>) => `/alerts/${alert.client.id}/${alert.id}`

/** « Trois personnes parlent d’un danger chez …, depuis 18 h 45. » */
export function lineOf(alert: Alert): string {
  const since = sinceWhen(new Date(alert.since), now.minute)
  const line = words.alerts.line({ ...alert, client: alert.client.name }, since)
  return alert.again ? `${words.alerts.again} ${line}` : line
}

/** Keeps `grave` as it is. Returns how to stop. */
export function watchAlerts(): () => void {
  void read()
  return onLive((news) => {
    if (news.kind === 'alert' || news.kind === 'again') void read()
  })
}

async function read(): Promise<void> {
  try {
    const { open } = await call(api.alerts, {})
    tellBrowser(open)
    grave.open = open
  } catch {
    // Away or signed out: it is read again when the line is there again.
  }
}

/** One says that one sees to it. */
export async function take(alert: Pick<Alert, 'id' | 'client'>, taken?: () => void): Promise<void> {
  const workspace = alert.client.id
  try {
    const { act } = await call(api.takeAlert, { params: { workspace, alert: alert.id } })
    did(words.alerts.didTake, [{ workspace, act }], taken)
  } catch (error) {
    trouble(error)
  }
  taken?.()
}

/** Each once, where its reader asked for it here and is looking at something else. The same name twice is one notification, however many tabs. */
function tellBrowser(open: readonly Alert[]): void {
  const known = new Set(grave.open.map(nameOf))
  if (!liking.alerts || mayNotify() !== 'granted' || document.hasFocus()) return
  for (const alert of open.filter((one) => !known.has(nameOf(one)))) {
    const shown = new Notification(lineOf(alert), { tag: nameOf(alert), lang: document.documentElement.lang })
    shown.onclick = () => {
      window.focus()
      go(addressOf(alert))
      shown.close()
    }
  }
}

const nameOf = ({ id, wave }: Alert) => `${id}.${wave}`

/** What this browser says of notifications from here; `unable`: it has none, or not at this address. */
export function mayNotify(): NotificationPermission | 'unable' {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'unable'
}
