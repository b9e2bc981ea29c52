import { type Connected, type Means, type Unconnected } from '#channel'
import { cleanLine } from '#reading'
import { type Account, type Server } from './account.ts'
import { isAddress } from './header.ts'
import { inMailbox } from './mailbox.ts'
import { send } from './send.ts'

const not = (why: Unconnected, field: string | null, detail = ''): Connected => ({
  kind: 'not-connected',
  why,
  detail: detail.slice(0, 300),
  field,
})

/** Opens the mailbox and the way out with what was filled in, where nothing is said at the usual names of the domain. */
export async function connect(given: Readonly<Record<string, string>>, means: Means): Promise<Connected> {
  const address = (given.address ?? '').trim().toLowerCase()
  if (!isAddress(address)) return not('not-so-written', 'address')
  for (const field of ['imap-port', 'smtp-port'])
    if (given[field]?.trim() && !portIn(given[field])) return not('not-so-written', field)
  for (const field of ['imap-host', 'smtp-host'])
    if (given[field]?.trim() && !/^[\w.:-]{1,253}$/.test(given[field].trim())) return not('not-so-written', field)
  const nowhere = { host: '', port: 0 }
  let account: Account = { address, password: given.password ?? '', imap: nowhere, smtp: nowhere, patience: 15_000 }
  const opened = await firstThatOpens(serversIn(given, 'imap', address, [993]), async (imap) => {
    account = { ...account, imap }
    const box = await inMailbox(account, means, async (one) => (await one.list()).length, 60_000)
    if (box.kind === 'done') return null
    if (box.kind === 'locked-out') return not('wrong-credentials', 'password', box.detail)
    return box.kind === 'later' ? not('too-many-requests', 'imap-host') : not(box.why, 'imap-host', box.detail)
  })
  if (opened) return opened
  const sends = await firstThatOpens(serversIn(given, 'smtp', address, [465, 587]), async (smtp) => {
    account = { ...account, smtp }
    const way = await send(account, means, null)
    if (way.kind === 'taken') return null
    if (way.kind === 'refused')
      return way.locked ? not('wrong-credentials', 'password', way.why) : not('not-allowed', 'smtp-host', way.why)
    if (way.kind === 'not-reached') return not(way.why, 'smtp-host', way.detail)
    return not(way.kind === 'later' ? 'too-many-requests' : 'broken-off', 'smtp-host')
  })
  if (sends) return sends
  return {
    kind: 'connected',
    address,
    name: cleanLine(address, 200),
    settings: {
      imapHost: account.imap.host,
      imapPort: account.imap.port,
      smtpHost: account.smtp.host,
      smtpPort: account.smtp.port,
    },
    secrets: { password: account.password },
  }
}

function portIn(text: string | undefined): number | null {
  const port = /^\d{1,5}$/.test(text?.trim() ?? '') ? Number(text) : 0
  return port > 0 && port < 65_536 ? port : null
}

/** What was filled in, or the names that most domains give their servers. */
function serversIn(
  given: Readonly<Record<string, string>>,
  kind: 'imap' | 'smtp',
  address: string,
  usual: number[],
): Server[] {
  const domain = address.split('@').at(-1)!
  const host = given[`${kind}-host`]?.trim()
  const port = portIn(given[`${kind}-port`])
  const hosts = host ? [host] : [`${kind}.${domain}`, `mail.${domain}`]
  return hosts.flatMap((one) => (port ? [port] : usual).map((each) => ({ host: one, port: each })))
}

/** Null once one opened. A wrong password is wrong everywhere: it is not carried from door to door. */
async function firstThatOpens(
  servers: readonly Server[],
  tries: (server: Server) => Promise<Connected | null>,
): Promise<Connected | null> {
  let first: Connected | null = null
  for (const server of servers) {
    const trouble = await tries(server)
    if (!trouble) return null
    if (trouble.kind === 'not-connected' && trouble.why === 'wrong-credentials') return trouble
    first ??= trouble
  }
  return first
}
