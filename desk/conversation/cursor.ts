import { isId, Refusal } from '#kernel'

/** Where a list in time goes on: after this moment and this id. Opaque to who carries it. */
export interface TimeCursor {
  at: Date
  id: string
}

export function writeCursor({ at, id }: TimeCursor): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url')
}

export function readCursor(text: string | undefined): TimeCursor | null {
  if (text === undefined) return null
  const [at, id] = Buffer.from(text, 'base64url').toString().split('.')
  // Fourteen digits of milliseconds: from before our era to the year 5138, which PostgreSQL holds too.
  if (!at || !/^-?\d{1,14}$/.test(at) || !isId(id)) throw new Refusal('request.cursor', 400)
  return { at: new Date(Number(at)), id }
}

/** The list of conversations has what awaits before what lives on its own. */
export interface ListCursor extends TimeCursor {
  standing: number
}

export function writeListCursor({ standing, ...time }: ListCursor): string {
  return `${standing}${writeCursor(time)}`
}

export function readListCursor(text: string | undefined): ListCursor | null {
  if (text === undefined) return null
  const standing = Number(text[0])
  const time = readCursor(text.slice(1))
  if (!time || !(standing === 0 || standing === 1)) throw new Refusal('request.cursor', 400)
  return { standing, ...time }
}
