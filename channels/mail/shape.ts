import { type MessageStructureObject } from 'imapflow'
import { type Letter } from './letter.ts'

const mostAttachments = 50
/** Apple Mail cuts a letter at each picture: its words stand in as many parts. */
const mostTexts = 20
const mostMet = 500

export interface Text {
  key: string
  type: string
  charset: string
  encoding: string
  block: number
}
export interface Shape {
  texts: Text[]
  attachments: Letter['attachments']
}

/** The parts that hold a letter's words, those that say the same under one number, and what else there is. */
export function shapeOf(root: MessageStructureObject | undefined): Shape {
  const shape: Shape = { texts: [], attachments: [] }
  const isReport = root?.type?.toLowerCase() === 'multipart/report'
  const waiting = root?.type ? [{ node: root, within: null as number | null }] : []
  let blocks = 0
  for (let met = 0; waiting.length > 0 && met < mostMet; met++) {
    const { node, within } = waiting.shift()!
    const type = typeIn(node)
    if (type.startsWith('multipart/')) {
      const block = within ?? (type === 'multipart/alternative' ? blocks++ : null)
      waiting.unshift(...(node.childNodes ?? []).slice(0, 200).map((child) => ({ node: child, within: block })))
      continue
    }
    if (type === 'text/x-amp-html') continue
    const block = within ?? blocks
    if (isWords(node, type, shape) || (isReport && reported.has(type) && shape.texts.length < mostTexts)) {
      if (within === null) blocks++
      shape.texts.push({
        key: node.part ?? '1',
        type,
        charset: node.parameters?.charset ?? '',
        encoding: node.encoding ?? '',
        block,
      })
    } else if (shape.attachments.length < mostAttachments) shape.attachments.push(attachmentOf(node, type))
  }
  return shape
}

/** What came of a letter, and what stood at its head (RFC 3462): nothing of it is anybody’s words. */
const reported: ReadonlySet<string> = new Set(['message/delivery-status', 'text/rfc822-headers', 'message/rfc822'])

/** Text with a name hangs on a letter, unless it is the first there is. */
function isWords(node: MessageStructureObject, type: string, { texts }: Shape): boolean {
  if ((type !== 'text/plain' && type !== 'text/html') || node.disposition === 'attachment') return false
  return texts.length === 0 || (texts.length < mostTexts && nameOf(node) === '')
}

const nameOf = ({ dispositionParameters, parameters }: MessageStructureObject) =>
  dispositionParameters?.filename ?? parameters?.name ?? ''

const attachmentOf = (node: MessageStructureObject, type: string): Letter['attachments'][number] => ({
  name: nameOf(node),
  type,
  bytes: node.size ?? null,
})

/** A type that cannot be read is plain text (RFC 2045 §5.2). */
function typeIn({ type }: MessageStructureObject): string {
  const low = (type ?? '').toLowerCase()
  return /^[\w.+-]+\/[\w.+-]+$/.test(low) ? low : 'text/plain'
}
