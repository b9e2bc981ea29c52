import { v7, validate } from 'uuid'

declare const room: unique symbol

/**
 * A uuidv7 (RFC 9562 §5.7) that the compiler keeps apart by what it names: an `Id<'message'>` is no `Id<'thread'>`.
 * Made in the app, never by the database: rows sort by the time they were made, and no sequence is shared.
 */
export type Id<Of extends string> = string & { readonly [room]: Of }

export function newId<Of extends string>(at?: Date): Id<Of> {
  return (at ? v7({ msecs: at.getTime() }) : v7()) as Id<Of>
}

export function isId<Of extends string>(text: unknown): text is Id<Of> {
  return typeof text === 'string' && validate(text)
}

export function idMadeAt(id: Id<string>): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
