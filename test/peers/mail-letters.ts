/** Letters as people write them, and as they are built to do harm. */
import { own, people } from './mail-servers.ts'

/** Each under a Message-ID of its own, counted. */
export function letters() {
  let written = 0
  return {
    latest: () => written,
    letter(from: string, text: string, more: Record<string, string> = {}): Buffer {
      const fields: Record<string, string> = {
        From: `${from === people[0] ? 'Marie Prune' : 'Paul Cerfeuil'} <${from}>`,
        To: own,
        Subject: 'Compote trop sucrée',
        Date: new Date().toUTCString(),
        'Message-ID': `<lettre-${++written}@${from.split('@')[1]}>`,
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        ...more,
      }
      const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
      return Buffer.from(`${head.join('')}\r\n${text}\r\n`)
    },
  }
}

export const fieldIn = (raw: string, name: string) =>
  new RegExp(`^${name}:\\s*([^\\r\\n]*(?:\\r\\n[ \\t][^\\r\\n]*)*)`, 'im').exec(raw)?.[1]?.replace(/\s+/g, ' ') ?? null

/** Parts two hundred deep, ten thousand of them, headers of a megabyte; and a letter behind them. */
export function builtToHoldUp(last: string): string[] {
  const head = (at: number, more: string) =>
    `From: ${people[0]}\r\nTo: ${own}\r\nMessage-ID: <lourde-${at}@verger.example>\r\n${more}`
  const deep = Array.from(
    { length: 200 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  return [
    `${deep.join('')}\r\nau fond`,
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--`,
    `X-Long: ${'a'.repeat(1_000_000)}\r\n\r\nlongue`,
    `Content-Type: text/plain; name="${'a'.repeat(1_000_000)}"\r\n\r\nlong nom`,
    'Content-Type: ;;;=\r\nContent-Transfer-Encoding: "(\r\n\r\ntype inconnu',
    'Content-Type: multipart/mixed\r\n\r\nsans bord',
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${last}`,
  ].map((more, at) => head(at, more))
}
