import { fieldOf, type Header } from './header.ts'
import { isOfOurMaking, messageIdsIn, ownNativeId } from './ids.ts'
import { type Letter } from './letter.ts'

const bytesOf = ({ body, encoding }: Letter['parts'][number]): string => {
  const bytes = Buffer.from(body, 'base64').toString('latin1')
  return encoding.toLowerCase() === 'base64' ? Buffer.from(bytes, 'base64').toString('latin1') : bytes
}
const longestHead = 32_000

/**
 * Which letters of ours a report says did not arrive (RFC 3464 §2.3.3): it must say that it failed, not that it is late,
 * and name the letter by an id of our making, in what it quotes of its head or in what it answers.
 */
export function cameBackIn(letter: Letter, header: Header): { cameBack?: string[] } {
  const parts = (type: string) => letter.parts.filter((part) => part.type === type).map(bytesOf)
  const status = parts('message/delivery-status').join('\r\n')
  const failed = status ? /^action:[ \t]*failed\b/im.test(status) : header.has('x-failed-recipients')
  if (!failed) return {}
  const heads = [...parts('text/rfc822-headers'), ...parts('message/rfc822')].map((head) =>
    head
      .slice(0, longestHead)
      .split(/\r?\n\r?\n/, 1)
      .join(''),
  )
  const quoted = heads.flatMap((head) => /^message-id:\s*(<[^>\r\n]{1,900}>)/im.exec(head)?.[1] ?? [])
  const answered = [fieldOf(header, 'in-reply-to'), fieldOf(header, 'references'), ...quoted]
  const ids = new Set(answered.flatMap(messageIdsIn).filter(isOfOurMaking))
  return ids.size ? { cameBack: [...ids].map(ownNativeId) } : {}
}
