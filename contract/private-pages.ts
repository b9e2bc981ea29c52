import * as v from 'valibot'
import { done, id, moment } from './common.ts'
import { route } from './route.ts'

const named = v.object({ handle: id, name: v.string(), place: v.string() })

/** Two names that somebody says are both theirs. Only they join them. */
export const handleJoin = v.object({ id, names: v.tuple([named, named]), since: moment })

/** Whether someone can be sent the link of their own page from here, and why not. */
export const linkOffer = v.picklist(['may-be-sent', 'given-there', 'no-private-way', 'place-closed', 'nobody-there'])

export const privatePages = {
  offerLink: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/messages/:message/private-link',
    openTo: 'desk',
    does: 'What to send someone so that they reach their own page: words in their language, with an address that opens nothing before it has been sent to them alone. Nothing is kept by asking.',
    answer: v.object({ address: v.string(), words: v.string() }),
  }),
  separate: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/joined-names/:join/separation',
    openTo: 'desk',
    does: 'Separates, at their request, two handles that someone had joined. Always possible; only that person may join them again, so it is not undone.',
    answer: v.object({ act: done.entries.act }),
  }),
}
