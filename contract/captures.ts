import * as v from 'valibot'
import { day, done, id, moment } from './common.ts'
import { route } from './route.ts'

const at = '/api/workspaces/:workspace/contact-points/:place/notes' as const
const count = v.number()

/** As it stands there, or in the form: to the letter. */
const given = v.object({
  address: v.pipe(v.string(), v.maxLength(4000)),
  author: v.pipe(v.string(), v.maxLength(500)),
  text: v.pipe(v.string(), v.maxLength(25_000)),
  date: v.pipe(v.string(), v.maxLength(200)),
  title: v.pipe(v.string(), v.maxLength(1000)),
})
const field = v.picklist(['address', 'author', 'text', 'date', 'title'])

/** Bytes of a file one may bring. */
export const fileAtMost = 5 * 1024 * 1024
/** The same in base64, and what stands around it. */
const requestAtMost = Math.ceil(fileAtMost / 3) * 4 + 2048

export const capture = v.object({
  id,
  /** Of the file. */
  name: v.string(),
  at: moment,
  /** `shown`: nothing of it is heard yet. `ended`: to its end, or stopped. */
  state: v.picklist(['shown', 'under-way', 'ended', 'undone']),
  total: count,
  /** How many lines were gone through; of these, how many were heard, were known already, could not be read. */
  done: count,
  heard: count,
  known: count,
  unread: count,
  /** The first two hundred lines that could not be read, as a spreadsheet counts lines, and a key of the words. */
  amiss: v.array(v.object({ line: count, why: v.string() })),
  /** By which it can be undone; null where it has not begun. */
  act: v.nullable(id),
  /** What each column was taken for and the first lines, before it begins; null afterwards. */
  table: v.nullable(
    v.object({
      /** `example`: what stands there on the first line. */
      columns: v.array(v.object({ head: v.string(), field: v.nullable(field), example: v.string() })),
      /** No column is taken for what nothing can be heard without. */
      missing: v.array(v.picklist(['address', 'text'])),
      first: v.array(
        v.variant('kind', [
          v.object({
            kind: v.literal('fit'),
            line: count,
            address: v.string(),
            author: v.nullable(v.string()),
            text: v.string(),
            title: v.nullable(v.string()),
            saidAt: v.nullable(moment),
            /** The day alone, where no hour is written there. */
            saidOn: v.nullable(day),
          }),
          v.object({ kind: v.literal('unfit'), line: count, why: v.string() }),
        ]),
      ),
    }),
  ),
})
export type Capture = v.InferOutput<typeof capture>
const whole = v.object({ capture: v.nullable(capture) })

export const captures = {
  writeDown: route({
    method: 'POST',
    path: at,
    openTo: 'desk',
    does: 'Writes down what somebody said at a place no channel reaches; the same twice is heard once.',
    body: given,
    answer: v.variant('kind', [
      v.object({ kind: v.literal('heard'), ...done.entries }),
      v.object({ kind: v.literal('known') }),
      /** Why it is not heard, a key of the words, and where to look again. */
      v.object({ kind: v.literal('unfit'), why: v.string(), field }),
    ]),
  }),
  readPasted: route({
    method: 'POST',
    path: `${at}/pasted`,
    openTo: 'desk',
    does: 'Where in a pasted block its address, date and author stand; nothing is kept.',
    body: v.object({ pasted: v.pipe(v.string(), v.maxLength(25_000)) }),
    answer: given,
  }),
  capturedFile: route({
    method: 'GET',
    path: `${at}/file`,
    openTo: 'desk',
    does: 'The last file brought there: what it holds, how far it has come, what came of it.',
    answer: whole,
  }),
  lookAtFile: route({
    method: 'POST',
    path: `${at}/file`,
    openTo: 'desk',
    does: 'Brings a file of separated values, at most 5 MB and 10,000 lines, and shows what it holds; nothing is heard yet.',
    atMost: requestAtMost,
    body: v.object({
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
      /** Base64 (RFC 4648 §4). */
      file: v.pipe(v.string(), v.maxLength(requestAtMost), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
    }),
    answer: whole,
  }),
  takeColumns: route({
    method: 'PUT',
    path: `${at}/file/:capture/columns`,
    openTo: 'desk',
    does: 'Says what each column of a file is, in their order, before it is heard; none is two things. It is shown anew by that.',
    body: v.object({ columns: v.pipe(v.array(v.nullable(field)), v.maxLength(100)) }),
    answer: whole,
  }),
  hearFile: route({
    method: 'POST',
    path: `${at}/file/:capture`,
    openTo: 'desk',
    does: 'Hears what the file holds, line by line; what cannot be read is told, the rest goes on.',
    answer: whole,
  }),
  dropFile: route({
    method: 'DELETE',
    path: `${at}/file/:capture`,
    openTo: 'desk',
    does: 'Takes away a file that was looked at, or stops hearing it. What was heard stays.',
    answer: whole,
  }),
}
