import * as v from 'valibot'
import { id, moment, videos, words } from './common.ts'
import { route } from './route.ts'
import { client } from './rows.ts'

/** What was done, as far as a sentence tells it; `other`: the rest. */
export const deed = v.picklist([
  'answered',
  'liked',
  'let-live',
  'put-off',
  'given',
  'understood',
  'themes',
  'asked',
  'facts',
  'silence',
  'removed',
  'joined',
  'alerts',
  'decided',
  'told',
  'promised',
  'claims',
  'sparks',
  'other',
])
export type Deed = v.InferOutput<typeof deed>

/** What someone left to whoever comes next. */
export const handoverNote = v.object({
  id,
  by: v.string(),
  at: moment,
  text: v.string(),
  videos,
  /** For whom of one's own clients it was left. */
  clients: v.array(client),
  /** One has written it. */
  mine: v.boolean(),
  /** When one said « C’est lu ». */
  readAt: v.nullable(moment),
  /** What others did there since, of the latest 1,000 acts at each client; only of what is not read yet. */
  since: v.array(v.object({ by: v.string(), deeds: v.array(v.object({ deed, n: v.number() })) })),
})
export type HandoverNote = v.InferOutput<typeof handoverNote>

const note = '/api/handovers/:handover' as const

export const handoverRoutes = {
  handOver: route({
    method: 'POST',
    path: '/api/handovers',
    openTo: 'signed-in',
    does: 'Leaves a note for whoever works next at the desk of these clients, each of which keeps it. The same key twice is one note.',
    body: v.object({
      workspaces: v.pipe(v.array(id), v.minLength(1), v.maxLength(200)),
      text: words,
      key: id,
    }),
    answer: v.object({ acts: v.array(v.object({ workspace: id, act: id })) }),
  }),
  handovers: route({
    method: 'GET',
    path: '/api/handovers',
    openTo: 'signed-in',
    does: 'Notes that others left for one within the last four weeks and that one has not read, with what was done since; the latest first.',
    query: v.object({ workspace: v.optional(id) }),
    answer: v.object({ notes: v.array(handoverNote) }),
  }),
  readHandover: route({
    method: 'POST',
    path: `${note}/read` as const,
    openTo: 'signed-in',
    does: 'Says that one has read a note.',
  }),
  pastHandovers: route({
    method: 'GET',
    path: '/api/handovers/past',
    openTo: 'signed-in',
    does: 'All notes left at the desks where one works, one’s own too, the latest first; `before` goes on from the answer before.',
    query: v.object({ workspace: v.optional(id), before: v.optional(moment) }),
    answer: v.object({ notes: v.array(handoverNote), next: v.nullable(moment) }),
  }),
}
