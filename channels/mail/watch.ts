import { type Means, type Place, type Watched } from '#channel'
import { accountOf } from './account.ts'
import { inMailbox } from './mailbox.ts'

/** Servers may end IDLE after half an hour (RFC 2177): it is begun anew before that. */
const idleFor = 9 * 60_000
const aDay = 24 * 3_600_000

/** Waits at INBOX until a letter comes or goes. */
export async function watch(place: Place, stirred: () => void, means: Means, until: AbortSignal): Promise<Watched> {
  if (until.aborted) return { kind: 'ended' }
  const account = { ...accountOf(place, means) }
  const opened = await inMailbox(
    account,
    means,
    async (box) => {
      if (!box.capabilities.has('IDLE')) return false
      const end = () => box.close()
      until.addEventListener('abort', end, { once: true })
      try {
        box.on('exists', stirred)
        box.on('expunge', stirred)
        await box.mailboxOpen('INBOX', { readOnly: true })
        // What came between the last round and now woke nobody.
        stirred()
        while (!until.aborted && box.usable) await box.idle()
        return true
      } finally {
        until.removeEventListener('abort', end)
      }
    },
    aDay,
    idleFor,
  )
  if (until.aborted) return { kind: 'ended' }
  if (opened.kind === 'done')
    return opened.value ? { kind: 'broken', why: 'the server ended the line' } : { kind: 'not-offered' }
  return { kind: 'broken', why: opened.kind === 'later' ? 'asked to wait' : opened.detail }
}
