import * as v from 'valibot'
import { address, done, id, line, moment, videos, words } from './common.ts'
import { these } from './messages.ts'
import { route } from './route.ts'

const workspace = '/api/workspaces/:workspace' as const
const here = `${workspace}/conversations/:conversation` as const

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90))

/** Where a question stands. `asked-back`: the department misses something, and waits for us. */
export const askStanding = v.picklist(['waiting', 'overdue', 'asked-back', 'answered', 'withdrawn'])
export type AskStanding = v.InferOutput<typeof askStanding>

/** Why a human looks at a word before it is taken as the department’s. */
const doubt = v.picklist(['another-address', 'away', 'empty', 'withdrawn'])

/** What a department said: an answer, something that it misses, what a colleague saw and wrote of first, or would say in public. */
export const departmentWord = v.object({
  id,
  /** `public`: to be said in public under their own name, with their consent. */
  kind: v.picklist(['answer', 'missing', 'seen', 'public']),
  how: v.picklist(['page', 'mail']),
  department: v.object({ id, name: v.string(), referent: v.string() }),
  text: v.string(),
  videos,
  /** Of whoever says to have written it. */
  firstName: v.string(),
  /** The address a letter came from; null for what was written on a page. */
  from: v.nullable(v.string()),
  /** They ticked that they may be quoted by their first name. */
  mayQuote: v.boolean(),
  doubt: v.nullable(doubt),
  at: moment,
  /** The note it became in the conversation, or what was said in public in their name. */
  message: v.nullable(id),
  /** It waits to be said in public: signed so, at these places. None: it cannot be said there from here, or those words are gone. */
  toSay: v.nullable(v.object({ signed: v.string(), places: v.array(v.string()) })),
  /** It was said in public, in their name. */
  said: v.boolean(),
  standing: v.picklist(['waiting', 'taken', 'set-aside']),
})
export type DepartmentWord = v.InferOutput<typeof departmentWord>

/** How the letter to the department fares. `by-hand`: no mail leaves from here, the link is to be copied. */
const letter = v.object({
  kind: v.picklist(['question', 'again', 'precision', 'reminder', 'thanks']),
  state: v.picklist(['waiting', 'sending', 'later', 'sent', 'refused', 'unknown', 'by-hand', 'taken-back']),
  why: v.nullable(v.string()),
  at: moment,
})

export const ask = v.object({
  id,
  /** By which it is taken back. */
  act: id,
  department: v.object({ id, name: v.string(), referent: v.string() }),
  conversation: id,
  subject: v.nullable(v.string()),
  question: v.string(),
  precisions: v.nullable(v.string()),
  /** How many messages went along. */
  verbatims: v.number(),
  by: v.string(),
  at: moment,
  dueAt: moment,
  standing: askStanding,
  /** The latest letter about it. */
  letter: v.nullable(letter),
  words: v.array(departmentWord),
})
export type Ask = v.InferOutput<typeof ask>

/** Measures of a department, never of whoever answers there. */
export const department = v.object({
  id,
  name: v.string(),
  referent: v.string(),
  address: v.string(),
  usualDays: v.number(),
  closed: v.boolean(),
  /** Where colleagues write first; null where it was made on another installation: it is renewed then. */
  link: v.nullable(v.string()),
  open: v.number(),
  oldest: v.nullable(moment),
  overdue: v.number(),
  answered: v.number(),
  /** Half of its answers came within so many days; null where there are fewer than three. */
  medianDays: v.nullable(v.number()),
})
export type Department = v.InferOutput<typeof department>

export const fact = v.object({
  id,
  words: v.string(),
  source: v.string(),
  owner: v.string(),
  validUntil: v.nullable(moment),
  /** Past its validity: shown as such, and not offered. */
  past: v.boolean(),
  by: v.string(),
  at: moment,
})
export type Fact = v.InferOutput<typeof fact>

const masks = v.object({ message: id, words: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(500)) })

/** What to hand over by oneself; null where it leaves by mail. */
const link = v.nullable(v.string())
const named = { name: line, referent: line, address, usualDays: days }

export const asking = {
  services: route({
    method: 'GET',
    path: `${workspace}/services`,
    openTo: 'colleague',
    does: 'Departments with how long their questions have stood, the questions themselves, open ones first, what waits for a human, and the facts agreed on.',
    answer: v.object({
      /** Letters leave from here. */
      mails: v.boolean(),
      /** Where an answer by mail is heard; null where none is. */
      repliesTo: v.nullable(v.string()),
      departments: v.array(department),
      asks: v.array(ask),
      /** Said by no question’s answer, or to be judged. */
      waiting: v.array(departmentWord),
      facts: v.array(fact),
    }),
  }),
  openDepartment: route({
    method: 'POST',
    path: `${workspace}/departments`,
    openTo: 'desk',
    does: 'Makes a department that can be asked: its name, whom one writes to there, and how many days it usually needs.',
    body: v.object(named),
    answer: v.object({ department: id }),
  }),
  changeDepartment: route({
    method: 'PATCH',
    path: `${workspace}/departments/:department`,
    openTo: 'desk',
    does: 'Changes a department, closes it to new questions or opens it again. Reversible.',
    body: v.partial(v.object({ ...named, closed: v.boolean() })),
    answer: done,
  }),
  renewDepartmentLink: route({
    method: 'POST',
    path: `${workspace}/departments/:department/link`,
    openTo: 'desk',
    does: 'Gives a department another link to write first; the one before ends. Reversible.',
    answer: v.object({ ...done.entries, link: v.string() }),
  }),
  pseudonymised: route({
    method: 'GET',
    path: `${here}/pseudonymised`,
    openTo: 'desk',
    does: 'Messages of a conversation as a department would read them: without names, addresses, numbers and links of persons.',
    query: v.object({ these }),
    answer: v.object({
      verbatims: v.array(
        v.object({
          message: id,
          text: v.string(),
          /** The same text in pieces: words that one may mask, by the key they share, and what stands between them. */
          pieces: v.array(v.object({ text: v.string(), key: v.nullable(v.string()) })),
          said: v.string(),
        }),
      ),
    }),
  }),
  asks: route({
    method: 'GET',
    path: `${here}/asks`,
    openTo: 'colleague',
    does: 'The questions put to departments beside a conversation, latest first, with what was said to them.',
    answer: v.object({ asks: v.array(ask) }),
  }),
  ask: route({
    method: 'POST',
    path: `${here}/asks`,
    openTo: 'desk',
    does: 'Puts a question to a department. Leaves by mail in 10 s, with a link that serves once; taken back, the link says so.',
    body: v.object({
      department: id,
      question: v.pipe(words, v.maxLength(5_000)),
      /** Go along, pseudonymised. */
      messages: v.pipe(v.array(id), v.maxLength(10)),
      /** Words of them that do not go along, by the keys of their pieces: masked wherever that message says them. */
      masked: v.optional(v.pipe(v.array(masks), v.maxLength(10))),
      dueAt: moment,
      /** Made by the dialog: the same key twice is one question. */
      key: id,
    }),
    answer: v.object({ ...done.entries, link }),
  }),
  writeAgain: route({
    method: 'POST',
    path: `${workspace}/asks/:ask/letters`,
    openTo: 'desk',
    does: 'Sends an open question once more, with another link; the one before ends. Leaves in 10 s; can be taken back until then.',
    answer: v.object({ ...done.entries, link }),
  }),
  addPrecision: route({
    method: 'POST',
    path: `${workspace}/asks/:ask/precisions`,
    openTo: 'desk',
    does: 'Says what a department missed, or asks it further: the question opens again, with another link. Leaves in 10 s; can be taken back until then.',
    body: v.object({ words: v.pipe(words, v.maxLength(5_000)) }),
    answer: v.object({ ...done.entries, link }),
  }),
  sayInTheirName: route({
    method: 'POST',
    path: `${workspace}/department-words/:word/said`,
    openTo: 'desk',
    does: 'Says in public what a colleague wrote for it, to the letter, signed with their first name and department, where it was asked about. Leaves in 10 s; can be taken back until then. 409 where it cannot be said there.',
    answer: v.object({ ...done.entries, leavesAt: v.nullable(moment) }),
  }),
  handBack: route({
    method: 'POST',
    path: `${workspace}/department-words/:word/handed-back`,
    openTo: 'desk',
    does: 'Hands back what a colleague wrote to be said in public, with what it lacks: it goes nowhere, and they are given another link. Can be taken back for 10 s.',
    body: v.object({ words: v.pipe(words, v.maxLength(5_000)) }),
    answer: v.object({ ...done.entries, link }),
  }),
  takeWord: route({
    method: 'POST',
    path: `${workspace}/department-words/:word/taken`,
    openTo: 'desk',
    does: 'Takes what a human had to look at as the department’s answer, or what a colleague wrote first as read. Reversible.',
    answer: done,
  }),
  setWordAside: route({
    method: 'POST',
    path: `${workspace}/department-words/:word/set-aside`,
    openTo: 'desk',
    does: 'Sets aside what is no answer. Reversible.',
    answer: done,
  }),
  facts: route({
    method: 'GET',
    path: `${workspace}/facts`,
    openTo: 'colleague',
    does: 'Facts agreed on that hold today: what may be inserted into an answer.',
    answer: v.object({ facts: v.array(fact) }),
  }),
  agreeFact: route({
    method: 'POST',
    path: `${workspace}/facts`,
    openTo: 'desk',
    does: 'Keeps a fact that one agreed on: its words, where it comes from, who answers for it, until when it holds.',
    body: v.object({
      words: v.pipe(words, v.maxLength(2_000)),
      source: line,
      owner: line,
      validUntil: v.nullable(moment),
      /** The answer it was made from. */
      word: v.optional(id),
    }),
    answer: v.object({ ...done.entries, fact: id }),
  }),
  withdrawFact: route({
    method: 'POST',
    path: `${workspace}/facts/:fact/withdrawal`,
    openTo: 'desk',
    does: 'Withdraws a fact: it is offered no more. Reversible.',
    answer: done,
  }),
}
