import { type FetchMessageObject, type FetchQueryObject, type ImapFlow } from 'imapflow'
import { searchIn } from './folders.ts'
import { mostHeader } from './header.ts'
import { type Letter } from './letter.ts'
import { isPassing } from './mailbox.ts'
import { type Shape, shapeOf } from './shape.ts'

const mostText = 300_000
/** Of all parts of one letter together. */
const mostTexts = 600_000

type About = Pick<Letter, 'folder' | 'own'>
type Letters = Map<number, Letter>

const header = { key: 'header', start: 0, maxLength: mostHeader }
const wholeText = { key: 'text', start: 0, maxLength: mostText }

/**
 * Letters by number, each with its header and its text. What hangs on them is named from BODYSTRUCTURE and never
 * fetched, so that twenty megabytes of pictures hold nobody up. One that the server cannot give out, or of which the
 * answer cannot be read, holds up no other and is not passed over.
 */
export async function fetchLetters(box: ImapFlow, uids: readonly number[], about: About): Promise<Letters> {
  const letters = await fetchPage(box, uids, about)
  // What cannot be parsed of an answer the library passes over without a word.
  const missing = uids.filter((uid) => !letters.has(uid))
  if (missing.length === 0) return letters
  // Taken away meanwhile: those are not missed.
  const standing = new Set(await searchIn(box, { uid: missing.join(',') }))
  for (const uid of missing) if (standing.has(uid)) letters.set(uid, await fetchBare(box, uid, about))
  return letters
}

async function fetchPage(box: ImapFlow, uids: readonly number[], about: About): Promise<Letters> {
  try {
    return await fetchWell(box, uids, about)
  } catch (error) {
    if (!isOfOneLetter(box, error) || uids.length === 1) throw error
    return await fetchOneByOne(box, uids, about, error)
  }
}

/** Some servers refuse a page for the sake of one letter in it. */
async function fetchOneByOne(box: ImapFlow, uids: readonly number[], about: About, refused: unknown): Promise<Letters> {
  const letters: Letters = new Map()
  for (const uid of uids)
    try {
      for (const [one, letter] of await fetchWell(box, [uid], about)) letters.set(one, letter)
    } catch (error) {
      if (!isOfOneLetter(box, error)) throw error
    }
  // None at all: it is the server that is unwell.
  if (letters.size === 0) throw refused
  return letters
}

async function fetchWell(box: ImapFlow, uids: readonly number[], about: About): Promise<Letters> {
  const letters: Letters = new Map()
  const shapes = new Map<number, Shape>()
  const head = { uid: true, bodyStructure: true, internalDate: true, bodyParts: [header] }
  for (const message of await fetchAll(box, uids, head)) {
    const shape = shapeOf(message.bodyStructure)
    shapes.set(message.uid, shape)
    letters.set(message.uid, { ...letterOf(message, about), attachments: shape.attachments })
  }
  // Letters built alike are asked for together: a burst of plain ones is one question.
  const keysOf = (uid: number) => shapes.get(uid)!.texts.map(({ key }) => key)
  for (const [keys, some] of Map.groupBy(shapes.keys(), (uid) => keysOf(uid).join())) {
    if (!keys) continue
    const asked = keys.split(',')
    const maxLength = Math.min(mostText, Math.floor(mostTexts / asked.length))
    const query = { uid: true, bodyParts: asked.map((key) => ({ key, start: 0, maxLength })) }
    for (const message of await fetchAll(box, some, query))
      for (const { key, ...text } of shapes.get(message.uid)?.texts ?? []) {
        const body = message.bodyParts?.get(key.toLowerCase())
        if (body) letters.get(message.uid)?.parts.push({ ...text, body: body.toString('base64') })
      }
  }
  await fillEmpty(box, letters)
  return letters
}

/** Where the structure shows nothing at all, a boundary is missing or wrong: then the words stand between the parts. */
async function fillEmpty(box: ImapFlow, letters: Letters): Promise<void> {
  const isEmpty = ({ parts, attachments }: Letter) => attachments.length === 0 && parts.every(({ body }) => body === '')
  const empty = [...letters].filter(([, letter]) => isEmpty(letter)).map(([uid]) => uid)
  if (empty.length === 0) return
  for (const message of await fetchAll(box, empty, { uid: true, bodyParts: [wholeText] }))
    letters.get(message.uid)!.parts = [asItStands(message)]
}

/** Without its structure: the header, and the text as it stands. An empty header where not even that is given out. */
async function fetchBare(box: ImapFlow, uid: number, about: About): Promise<Letter> {
  try {
    const query = { uid: true, internalDate: true, bodyParts: [header, wholeText] }
    const [message] = await fetchAll(box, [uid], query)
    if (message) return { ...letterOf(message, about), parts: [asItStands(message)] }
  } catch (error) {
    if (!isOfOneLetter(box, error)) throw error
  }
  return { ...about, header: '', parts: [], attachments: [], at: null }
}

function asItStands({ bodyParts }: FetchMessageObject): Letter['parts'][number] {
  const body = (bodyParts?.get('text') ?? Buffer.alloc(0)).toString('base64')
  return { type: 'text/plain', charset: '', encoding: '', body, block: 0 }
}

function letterOf({ internalDate, headers, bodyParts }: FetchMessageObject, about: About): Letter {
  const at = internalDate ? new Date(internalDate) : null
  return {
    ...about,
    header: (headers ?? bodyParts?.get('header') ?? Buffer.alloc(0)).toString('base64'),
    parts: [],
    attachments: [],
    at: at && !Number.isNaN(at.getTime()) ? at.toISOString() : null,
  }
}

/** The server answered that it will not, rather than that it cannot now. */
function isOfOneLetter(box: ImapFlow, error: unknown): boolean {
  const { responseStatus, serverResponseCode } = error as Record<string, unknown>
  return box.usable && (responseStatus === 'NO' || responseStatus === 'BAD') && !isPassing(serverResponseCode)
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
