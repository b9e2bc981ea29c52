import { done } from './common.ts'
import { route } from './route.ts'

const nod = '/api/workspaces/:workspace/conversations/:conversation/messages/:message/nod' as const

export const nods = {
  nod: route({
    method: 'POST',
    path: nod,
    openTo: 'desk',
    does: 'Likes a message in the name of the account that heard it, where its place allows that. A nod, never an answer: what awaits goes on awaiting. Leaves in 10 s. Where the place did not take it, it is tried anew.',
    answer: done,
  }),
  endNod: route({
    method: 'DELETE',
    path: nod,
    openTo: 'desk',
    does: 'Takes a like back: what has not left never does, what stands there is taken away there.',
    answer: done,
  }),
}
