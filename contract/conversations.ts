import * as v from 'valibot'
import { audience, cursor, day, done, id, line, moment, mostAnswered, words } from './common.ts'
import { advised } from './discretion.ts'
import { wordToGive } from './given-words.ts'
import { asks, byHand, reactions, these, turn } from './messages.ts'
import { route } from './route.ts'
import { client, filter, row, whyAwaits } from './rows.ts'

const here = '/api/workspaces/:workspace/conversations/:conversation' as const

export const conversation = v.object({
  client,
  id,
  subject: v.nullable(v.string()),
  threads: v.array(
    v.object({
      id,
      title: v.nullable(v.string()),
      url: v.nullable(v.string()),
      place: v.object({ id, name: v.string(), channel: v.string(), says: v.boolean(), removes: v.boolean() }),
      messages: v.number(),
      reactions,
    }),
  ),
  voices: v.number(),
  messages: v.number(),
  awaiting: v.number(),
  why: v.nullable(whyAwaits),
  /** What discretion would have one do here; null where nothing said still stands, or it stands elsewhere now. */
  advised: v.nullable(advised),
  letLive: v.nullable(v.object({ why: v.string(), until: v.nullable(moment) })),
  snoozedUntil: v.nullable(moment),
  assignedTo: v.nullable(v.object({ user: v.string(), name: v.string() })),
  /** The place last read by the reader. */
  lastRead: v.nullable(id),
  draft: v.nullable(
    v.object({
      text: v.string(),
      kind: v.picklist(['reply', 'note']),
      answers: v.array(id),
      asks: v.nullable(asks),
      version: v.number(),
      at: moment,
    }),
  ),
  /** Colleagues on this conversation now. */
  present: v.array(v.object({ user: v.string(), name: v.string(), writing: v.boolean() })),
  /** Joined elsewhere: where it can be read now. */
  joinedInto: v.nullable(id),
})
export type Conversation = v.InferOutput<typeof conversation>

const turns = v.object({ turns: v.array(turn), before: v.nullable(cursor), after: v.nullable(cursor) })

export const acts = v.variant('kind', [
  v.object({
    kind: v.literal('let-live'),
    why: v.picklist(['peers-answer', 'not-our-place', 'between-peers', 'nothing-to-add', 'enough-of-us', 'other']),
    words: v.optional(v.pipe(v.string(), v.maxLength(500))),
    until: v.optional(moment),
  }),
  v.object({ kind: v.literal('snooze'), until: moment }),
  v.object({ kind: v.literal('wake') }),
  v.object({ kind: v.literal('assign'), to: v.nullable(v.string()) }),
])
export type ConversationAct = v.InferOutput<typeof acts>

export const conversations = {
  conversations: route({
    method: 'GET',
    path: '/api/conversations',
    openTo: 'signed-in',
    does: 'Conversations, what awaits first, then what lives on its own; for one client or for all.',
    query: v.object({ ...filter.entries, after: v.optional(cursor) }),
    answer: v.object({ rows: v.array(row), next: v.nullable(cursor) }),
  }),
  awaitingIn: route({
    method: 'GET',
    path: `${here}/awaiting`,
    openTo: 'member',
    does: 'The messages of a conversation that await an answer, oldest first: what a row unfolds to.',
    query: v.object({ after: v.optional(cursor) }),
    answer: v.object({ turns: v.array(turn), next: v.nullable(cursor) }),
  }),
  actOnSeveral: route({
    method: 'POST',
    path: '/api/conversations/acts',
    openTo: 'signed-in',
    does: 'One act on several conversations at once. Each is undone by its own act.',
    body: v.object({
      conversations: v.pipe(v.array(v.object({ workspace: id, conversation: id })), v.minLength(1), v.maxLength(200)),
      act: acts,
    }),
    answer: v.object({ done: v.array(v.object({ workspace: id, conversation: id, act: id })) }),
  }),
  conversation: route({
    method: 'GET',
    path: here,
    openTo: 'member',
    does: 'A conversation: its threads, its voices, what awaits, one’s own draft.',
    answer: conversation,
  }),
  turns: route({
    method: 'GET',
    path: `${here}/turns`,
    openTo: 'member',
    does: 'A page of what was said, in time order: around a message, before or after a cursor; the end where all are left out. Or these messages alone, those of this conversation.',
    query: v.object({
      around: v.optional(id),
      before: v.optional(cursor),
      after: v.optional(cursor),
      from: v.optional(v.picklist(['start', 'end'])),
      these: v.optional(these),
    }),
    answer: turns,
  }),
  findIn: route({
    method: 'GET',
    path: `${here}/find`,
    openTo: 'member',
    does: 'Where words stand in a conversation, however long it is: message ids in time order.',
    query: v.object({ words: line }),
    answer: v.object({ messages: v.array(id) }),
  }),
  actOn: route({
    method: 'POST',
    path: `${here}/acts`,
    openTo: 'desk',
    does: 'Lets a conversation live, snoozes or wakes it, gives it to someone.',
    body: acts,
    answer: done,
  }),
  joinable: route({
    method: 'GET',
    path: `${here}/joinable`,
    openTo: 'desk',
    does: 'Conversations that may be joined to this one, put aside ones too, by words of their subject or said there; latest first.',
    query: v.object({ words: line }),
    answer: v.object({ rows: v.array(row) }),
  }),
  otherSubject: route({
    method: 'POST',
    path: `${here}/other-subject`,
    openTo: 'desk',
    does: 'Says that another conversation is about something else: the two are not proposed to each other any more. Reversible.',
    body: v.object({ conversation: id }),
    answer: done,
  }),
  join: route({
    method: 'POST',
    path: `${here}/join`,
    openTo: 'desk',
    does: 'Joins another conversation’s threads to this one: the same subject. Reversible.',
    body: v.object({ conversation: id }),
    answer: done,
  }),
  split: route({
    method: 'POST',
    path: `${here}/split`,
    openTo: 'desk',
    does: 'Takes a thread out into a conversation of its own. Reversible.',
    body: v.object({ thread: id }),
    answer: v.object({ ...done.entries, conversation: id }),
  }),
  read: route({
    method: 'POST',
    path: `${here}/read`,
    openTo: 'member',
    does: 'Remembers the place last read.',
    body: v.object({ message: id }),
  }),
  beHere: route({
    method: 'POST',
    path: `${here}/presence`,
    openTo: 'desk',
    does: 'Says that one is on this conversation; lasts 40 s. `gone` leaves at once.',
    body: v.object({ writing: v.boolean(), gone: v.optional(v.boolean()) }),
  }),
  keepDraft: route({
    method: 'PUT',
    path: `${here}/draft`,
    openTo: 'colleague',
    does: 'Keeps one’s draft; of a reply only at the desk. A version older than what is kept is refused with 409: another window was later.',
    body: v.object({
      text: v.pipe(v.string(), v.maxLength(20_000)),
      kind: v.picklist(['reply', 'note']),
      answers: v.pipe(v.array(id), v.maxLength(mostAnswered)),
      asks: v.optional(v.nullable(asks)),
      version: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000)),
    }),
    answer: v.object({ version: v.number() }),
  }),
  reply: route({
    method: 'POST',
    path: `${here}/replies`,
    openTo: 'desk',
    does: 'Answers one or several messages, each where it was said: one message goes out for each spot, all in one act. Leaves in 10 s; can be taken back until then.',
    body: v.object({
      text: words,
      answers: v.pipe(v.array(id), v.minLength(1), v.maxLength(mostAnswered)),
      /** The widest that the composer showed. At each spot it is narrowed to what is answered there; wider than all is refused. */
      audience,
      /** Made by the composer: the same key twice is one act. */
      key: id,
      /** Answered on the spot, by one’s own hand, where the channel cannot say: everywhere, or at the spots named alone. */
      byHand: v.optional(byHand),
      /** Answers of departments that it quotes: refused where whoever gave one did not consent. */
      quotes: v.optional(v.pipe(v.array(id), v.maxLength(20))),
      /** It asks something: 409 where they were asked and have not answered, were asked enough, or wish for silence. */
      asks: v.optional(asks),
      /** What is promised in it, as its writer decided: spans of the text, each with its day. */
      gives: v.optional(v.pipe(v.array(wordToGive), v.maxLength(20))),
    }),
    /** The messages: one for each spot, the main one first. */
    answer: v.object({ act: id, messages: v.array(id), leavesAt: v.nullable(moment) }),
  }),
  note: route({
    method: 'POST',
    path: `${here}/notes`,
    openTo: 'colleague',
    does: 'Leaves a note for colleagues. The person it is about may read it.',
    body: v.object({ text: words, answers: v.pipe(v.array(id), v.maxLength(mostAnswered)), key: id }),
    answer: v.object({ message: id }),
  }),
  sayAgain: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/messages/:message/say-again',
    openTo: 'desk',
    does: 'Tries once more to say what a place refused.',
  }),
  settle: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/messages/:message/settle',
    openTo: 'desk',
    does: 'Says what became of words of which nobody knows whether they arrived: they did, or they are said once more at the risk of being read twice. Or that a person said themselves what the place takes from a person only. Reversible until they leave.',
    body: v.object({
      as: v.picklist(['arrived', 'again']),
      /** Where they can be read, for those that a person has said there. */
      url: v.optional(v.pipe(v.string(), v.maxLength(2000))),
    }),
    answer: done,
  }),
  undo: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/acts/:act/undo',
    openTo: 'desk',
    does: 'Undoes an act. 409 when it is too late or something else came after.',
  }),
  search: route({
    method: 'GET',
    path: '/api/search',
    openTo: 'signed-in',
    does: 'Messages that hold all the words, accents, case and elisions aside; latest first.',
    query: v.object({ words: line, workspace: v.optional(id), after: v.optional(cursor) }),
    answer: v.object({
      found: v.array(
        v.object({
          client,
          conversation: id,
          message: id,
          by: v.string(),
          place: v.string(),
          at: moment,
          /** The day alone, where its source gives no hour. */
          on: v.nullable(day),
          text: v.string(),
          subject: v.nullable(v.string()),
        }),
      ),
      next: v.nullable(cursor),
    }),
  }),
  views: route({
    method: 'GET',
    path: '/api/views',
    openTo: 'signed-in',
    does: 'One’s saved views.',
    answer: v.array(v.object({ id, name: v.string(), filter })),
  }),
  saveView: route({
    method: 'POST',
    path: '/api/views',
    openTo: 'signed-in',
    does: 'Saves a view.',
    body: v.object({ name: line, filter }),
    answer: v.object({ id, name: v.string(), filter }),
  }),
  forgetView: route({ method: 'DELETE', path: '/api/views/:view', openTo: 'signed-in', does: 'Forgets a saved view.' }),
}
