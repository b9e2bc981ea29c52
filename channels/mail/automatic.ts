import { addressesIn, fieldOf, type Header } from './header.ts'

/**
 * Why a letter was written by no person who waits for an answer; null for one that was. Answering a machine makes two
 * machines write to each other for ever (RFC 3834 §2). What is said here stays in the ledger, as the reason.
 */
export function whyAutomatic(header: Header): string | null {
  const says = (name: string) => fieldOf(header, name).trim().toLowerCase()
  if (/^multipart\/report\b/.test(says('content-type'))) return 'a report of delivery (RFC 3464)'
  if (header.has('return-path') && /^<\s*>$/.test(says('return-path'))) return 'sent with an empty return path'
  if (says('auto-submitted') && !/^no\b/.test(says('auto-submitted'))) return 'an automatic letter (RFC 3834)'
  if (['list-id', 'list-post', 'list-unsubscribe'].some((name) => header.has(name))) return 'a mailing list (RFC 2369)'
  if (/^(bulk|list|junk|auto_reply)\b/.test(says('precedence'))) return 'sent in bulk'
  if (header.has('x-autoreply') || header.has('x-autorespond')) return 'an automatic letter'
  const [from] = addressesIn(says('from'))
  return from && /^(mailer-daemon|postmaster)@/.test(from.address) ? 'from a mail server' : null
}
