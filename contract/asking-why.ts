import * as v from 'valibot'
import { dialect, done, id, words } from './common.ts'
import { confirmation } from './messages.ts'
import { route } from './route.ts'

const ofMessage = '/api/workspaces/:workspace/messages/:message' as const
const ofReason = '/api/workspaces/:workspace/reasons/:reason' as const
const ofQuestions = '/api/workspaces/:workspace/questions' as const

const kind = v.picklist(['why', 'clarification', 'thanks'])
const offered = v.picklist(['why', 'clarification', 'thanks', 'waits', 'silence'])
const register = v.picklist(['tu', 'vous'])
const question = v.pipe(v.string(), v.maxLength(400))
const wordings = v.object({ tu: v.array(v.string()), vous: v.array(v.string()) })
const ofKinds = v.object({ why: wordings, clarification: wordings, thanks: wordings })

export const questions = v.object({ fr: ofKinds, 'fr-CA': ofKinds, en: ofKinds })
export type Questions = v.InferOutput<typeof questions>

export const askingWhy = {
  offerQuestion: route({
    method: 'GET',
    path: `${ofMessage}/question`,
    openTo: 'desk',
    does: 'What one may ask of whoever said this: why, then what was meant, then nothing more but thanks; in their language and register, signed. No words where they have not answered yet (`waits`), or wish for silence. Nothing is kept by asking.',
    answer: v.object({
      kind: offered,
      name: v.string(),
      words: v.array(v.string()),
      dialect,
      register: v.nullable(register),
    }),
  }),
  rememberRegister: route({
    method: 'PUT',
    path: `${ofMessage}/register`,
    openTo: 'desk',
    does: 'From now on whoever said this is addressed so; null: as they address us.',
    body: v.object({ register: v.nullable(register) }),
  }),
  keepSilence: route({
    method: 'POST',
    path: `${ofMessage}/silence`,
    openTo: 'desk',
    does: 'Whoever said this wishes to be asked no more: silence is kept under every name they joined.',
    answer: done,
  }),
  liftSilence: route({
    method: 'DELETE',
    path: `${ofMessage}/silence`,
    openTo: 'desk',
    does: 'They did not ask for silence, or say now that one may ask.',
    answer: done,
  }),
  questions: route({
    method: 'GET',
    path: ofQuestions,
    openTo: 'member',
    does: 'What this client asks, in each language and register.',
    answer: questions,
  }),
  changeQuestions: route({
    method: 'PATCH',
    path: ofQuestions,
    openTo: 'desk',
    does: 'Changes what is asked in one language and register. None: as one begins.',
    body: v.object({ dialect, kind, register, questions: v.pipe(v.array(question), v.maxLength(6)) }),
    answer: questions,
  }),
  reword: route({
    method: 'POST',
    path: `${ofReason}/rewordings`,
    openTo: 'desk',
    does: 'Gives a reason back in our words on the page of whoever said it, where they confirm, correct or deny it.',
    body: v.object({ words }),
    answer: done,
  }),
  keepConfirmation: route({
    method: 'POST',
    path: `${ofReason}/confirmations`,
    openTo: 'desk',
    does: 'Keeps what the person said of our wording, in words of theirs that answer it. A plain no is no confirmation.',
    body: v.object({ message: id, as: confirmation }),
    answer: done,
  }),
}
