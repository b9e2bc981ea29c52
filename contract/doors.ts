import * as v from 'valibot'
import { cursor, done, id, line, moment } from './common.ts'
import { route } from './route.ts'

const ofPlace = '/api/workspaces/:workspace/contact-points/:place/doors' as const
const doors = '/api/workspaces/:workspace/doors' as const
const ofDoor = `${doors}/:door` as const
const address = v.pipe(v.string(), v.minLength(1), v.maxLength(2000))

const door = v.object({
  id,
  name: v.string(),
  /** The short one that is printed: below it stand `/qr.svg`, `/qr.png` and `/sheet.html`. */
  address: v.string(),
  /** null: to the contact point's own page. */
  goesTo: v.nullable(v.string()),
  at: moment,
  by: v.string(),
  closed: v.nullable(
    v.object({
      at: moment,
      by: v.string(),
      /** What whoever comes reads; empty: that it is closed, and no more. */
      notice: v.string(),
      /** What is proposed to them, by its name. */
      other: v.nullable(v.string()),
      /** The whole contact point was closed, not this door alone. */
      whole: v.boolean(),
    }),
  ),
})
export type DoorShown = v.InferOutput<typeof door>

const way = v.object({ kind: v.picklist(['page', 'door']), id, name: v.string() })
export type WayShown = v.InferOutput<typeof way>

const grown = v.object({
  conversation: id,
  /** What was said there first, 300 characters of it; to the letter. */
  beginning: v.string(),
  begunAt: moment,
  lastSaidAt: moment,
  messages: v.number(),
  people: v.number(),
  /** The invitation of ours that it began with; null: somebody else spoke first. */
  spark: v.nullable(id),
})
export type GrownShown = v.InferOutput<typeof grown>

export const farewell = v.object({
  notice: v.pipe(v.string(), v.maxLength(500)),
  other: v.nullable(v.object({ kind: v.picklist(['page', 'door']), id })),
})

export const doorRoutes = {
  doors: route({
    method: 'GET',
    path: ofPlace,
    openTo: 'member',
    does: 'The short addresses that lead to a contact point, the latest first. Nothing is counted of who takes them.',
    answer: v.object({ doors: v.array(door) }),
  }),
  openDoor: route({
    method: 'POST',
    path: ofPlace,
    openTo: 'desk',
    does: 'Hangs a short address before a contact point, to be printed; it leads to its page, or to a page of the web elsewhere.',
    body: v.object({ name: line, goesTo: v.nullable(address) }),
    answer: door,
  }),
  openWays: route({
    method: 'GET',
    path: doors,
    openTo: 'member',
    does: 'The pages and doors of a client that are open, five hundred at most: what may be proposed where one closes.',
    answer: v.object({ ways: v.array(way) }),
  }),
  grown: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/contact-points/:place/grown',
    openTo: 'member',
    does: 'The conversations that began at a contact point, and those we began there, the latest first.',
    query: v.object({ after: v.optional(cursor) }),
    answer: v.object({ place: v.string(), grown: v.array(grown), next: v.nullable(cursor) }),
  }),
  closePlace: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/:place/farewell',
    openTo: 'desk',
    does: 'Closes all doors of a contact point, and its page to new words, with a word to whoever still comes and another door. What was said there stays, for everyone to read. Can be undone.',
    body: farewell,
    answer: done,
  }),
  reopenPlace: route({
    method: 'DELETE',
    path: '/api/workspaces/:workspace/contact-points/:place/farewell',
    openTo: 'desk',
    does: 'Opens again a contact point that was closed with a word.',
  }),
  changeDoor: route({
    method: 'PATCH',
    path: ofDoor,
    openTo: 'desk',
    does: 'Renames a door, or has it lead elsewhere; what is printed stays good.',
    body: v.object({ name: v.optional(line), goesTo: v.optional(v.nullable(address)) }),
    answer: door,
  }),
  closeDoor: route({
    method: 'POST',
    path: `${ofDoor}/close`,
    openTo: 'desk',
    does: 'Closes a door with a word to whoever still comes, and another door. Can be undone.',
    body: farewell,
    answer: done,
  }),
  reopenDoor: route({
    method: 'POST',
    path: `${ofDoor}/reopen`,
    openTo: 'desk',
    does: 'Opens a closed door again.',
  }),
}
