import { type FetchMessageObject, type FetchQueryObject, type ImapFlow, type MessageStructureObject } from 'imapflow'
import { mostHeader } from './header.ts'
import { type Letter } from './letter.ts'

const mostText = 300_000
const mostAttachments = 50

interface Shape {
  texts: { key: string; type: string; charset: string; encoding: string }[]
  attachments: Letter['attachments']
}

/**
 * Letters by number, each with its header and its text. What hangs on them is named from BODYSTRUCTURE and never
 * fetched, so that twenty megabytes of pictures hold nobody up.
 */
export async function fetchLetters(
  box: ImapFlow,
  uids: readonly number[],
  about: Pick<Letter, 'folder' | 'own'>,
): Promise<Map<number, Letter>> {
  const letters = new Map<number, Letter>()
  const shapes = new Map<number, Shape>()
  const head = {
    uid: true,
    bodyStructure: true,
    internalDate: true,
    bodyParts: [{ key: 'header', start: 0, maxLength: mostHeader }],
  }
  for (const message of await fetchAll(box, uids, head)) {
    const shape = shapeOf(message.bodyStructure)
    const at = message.internalDate ? new Date(message.internalDate) : null
    shapes.set(message.uid, shape)
    letters.set(message.uid, {
      ...about,
      header: (message.headers ?? message.bodyParts?.get('header') ?? Buffer.alloc(0)).toString('base64'),
      parts: [],
      attachments: shape.attachments,
      at: at && !Number.isNaN(at.getTime()) ? at.toISOString() : null,
    })
  }
  // Letters built alike are asked for together: a burst of plain ones is one question.
  const alike = Map.groupBy(shapes.keys(), (uid) =>
    shapes
      .get(uid)!
      .texts.map(({ key }) => key)
      .join(),
  )
  for (const [keys, some] of alike) {
    if (!keys) continue
    const query = { uid: true, bodyParts: keys.split(',').map((key) => ({ key, start: 0, maxLength: mostText })) }
    for (const message of await fetchAll(box, some, query))
      for (const { key, ...text } of shapes.get(message.uid)?.texts ?? []) {
        const body = message.bodyParts?.get(key.toLowerCase())
        if (body) letters.get(message.uid)?.parts.push({ ...text, body: body.toString('base64') })
      }
  }
  return letters
}

/** A line that broke midway has not brought all: what it did not bring is not taken for absent. */
async function fetchAll(
  box: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
): Promise<FetchMessageObject[]> {
  const found = await box.fetchAll(uids.join(','), query, { uid: true })
  if (!box.usable) throw new Error('the line broke')
  return found
}

/** The first plain and the first marked-up part that are not attachments, and what else there is. */
export function shapeOf(root: MessageStructureObject | undefined): Shape {
  const shape: Shape = { texts: [], attachments: [] }
  const waiting = root ? [root] : []
  for (let met = 0; waiting.length > 0 && met < 500; met++) {
    const node = waiting.shift()!
    if (node.childNodes?.length && node.type.startsWith('multipart/')) {
      waiting.unshift(...node.childNodes.slice(0, 200))
      continue
    }
    const type = node.type.toLowerCase()
    const isText = (type === 'text/plain' || type === 'text/html') && node.disposition !== 'attachment'
    if (isText && !shape.texts.some((text) => text.type === type))
      shape.texts.push({
        key: node.part ?? '1',
        type,
        charset: node.parameters?.charset ?? '',
        encoding: node.encoding ?? '',
      })
    else if (shape.attachments.length < mostAttachments)
      shape.attachments.push({
        name: node.dispositionParameters?.filename ?? node.parameters?.name ?? '',
        type,
        bytes: node.size ?? null,
      })
  }
  return shape
}
