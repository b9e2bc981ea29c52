import { randomUUID } from 'node:crypto'

export interface Multipart {
  contentType: string
  body: Uint8Array
}

/**
 * A form with one file (RFC 7578). Written here: what the platform would write it with (`Response`) is another one in a
 * process that serves HTTP by @hono/node-server, and knows no forms.
 */
export function multipartOf(
  fields: Readonly<Record<string, string>>,
  file: { field: string; name: string; type: string; bytes: Uint8Array },
): Multipart {
  const boundary = `insuffleur-${randomUUID()}`
  const part = (head: string) => `--${boundary}\r\ncontent-disposition: form-data; ${head}`
  const before = Object.entries(fields).map(([name, value]) => `${part(`name="${quoted(name)}"`)}\r\n\r\n${value}\r\n`)
  const head = `${part(`name="${quoted(file.field)}"; filename="${quoted(file.name)}"`)}\r\ncontent-type: ${file.type}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(before.join('') + head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { contentType: `multipart/form-data; boundary=${boundary}`, body }
}

/** As browsers do (HTML, « Multipart form data »). */
const quoted = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
