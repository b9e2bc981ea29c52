import * as v from 'valibot'
import { cursor, day, done, id, words } from './common.ts'
import { route } from './route.ts'
import { client } from './rows.ts'

const here = '/api/workspaces/:workspace' as const
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const ofWord = `${here}/given-words/:word` as const
const because = v.pipe(v.string(), v.maxLength(500))

/** What one decides of words that promise: the day they are for, or null where they promise nothing. */
export const wordToGive = v.object({ start: offset, end: offset, on: v.nullable(day) })

const noticed = v.object({ start: v.number(), end: v.number(), words: v.string(), on: v.nullable(day) })
export type NoticedWord = v.InferOutput<typeof noticed>

const proposed = v.object({ ...noticed.entries, message: id, revision: v.number() })
export type ProposedWord = v.InferOutput<typeof proposed>

const givenWordHere = v.object({
  id,
  message: id,
  words: v.string(),
  on: day,
  /** Its day has come, by the client’s own calendar; or is over. */
  due: v.boolean(),
  late: v.boolean(),
  /** Who gave it. */
  by: v.string(),
  /** What we said last since to whom it was promised; it may well be that. Promised to nobody: to anyone there. */
  answered: v.nullable(id),
})
export type GivenWordHere = v.InferOutput<typeof givenWordHere>

export const givenWord = v.object({
  ...givenWordHere.entries,
  client,
  conversation: id,
  subject: v.nullable(v.string()),
  /** Whom it was said to. */
  to: v.nullable(v.string()),
})
export type GivenWord = v.InferOutput<typeof givenWord>

export const givenWords = {
  givenWords: route({
    method: 'GET',
    path: '/api/given-words',
    openTo: 'signed-in',
    does: 'Words given and not kept yet, the first due first; for one client or for all.',
    query: v.object({ workspace: v.optional(id), after: v.optional(cursor) }),
    answer: v.object({ words: v.array(givenWord), next: v.nullable(cursor) }),
  }),
  noticeWords: route({
    method: 'POST',
    path: `${here}/given-words/notice`,
    openTo: 'desk',
    does: 'What a text would promise if it were said now, with the day meant. It keeps nothing.',
    body: v.object({ text: words }),
    answer: v.object({ noticed: v.array(noticed) }),
  }),
  givenWordsHere: route({
    method: 'GET',
    path: `${here}/conversations/:conversation/given-words`,
    openTo: 'colleague',
    does: 'What was promised in a conversation and stands, and what we said there that sounds like a promise and nobody has looked at.',
    answer: v.object({ open: v.array(givenWordHere), proposed: v.array(proposed) }),
  }),
  giveWord: route({
    method: 'POST',
    path: `${here}/messages/:message/given-words`,
    openTo: 'desk',
    does: 'Keeps words of ours as a word given, for a day; or says that they promise nothing. Reversible.',
    body: v.object({ ...wordToGive.entries, revision: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    answer: v.object({ ...done.entries, word: id }),
  }),
  moveWord: route({
    method: 'PATCH',
    path: ofWord,
    openTo: 'desk',
    does: 'Gives a word given another day. Reversible.',
    body: v.object({ on: day }),
    answer: done,
  }),
  keepWord: route({
    method: 'POST',
    path: `${ofWord}/keep`,
    openTo: 'desk',
    does: 'The word given is kept: by something we said there, or otherwise, with a word on how. Reversible.',
    body: v.object({ words: v.optional(because), answer: v.optional(id) }),
    answer: done,
  }),
  releaseWord: route({
    method: 'POST',
    path: `${ofWord}/release`,
    openTo: 'desk',
    does: 'One is released from a word given, and says why. Reversible.',
    body: v.object({ words: v.pipe(because, v.regex(/\S/)) }),
    answer: done,
  }),
}
