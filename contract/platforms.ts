import * as v from 'valibot'
import { moment } from './common.ts'
import { field, given, inBoth, notConnected } from './fields.ts'
import { route } from './route.ts'

const step = v.object({
  say: inBoth,
  /** The page of the platform where it is done. */
  at: v.nullable(v.string()),
  /** What is pasted there. */
  copy: v.nullable(v.string()),
  /** What can be looked at here once it is done: that one came back, that the platform has verified the address. */
  check: v.nullable(v.picklist(['back', 'hook', 'account'])),
})

export const calls = v.object({
  unit: inBoth,
  spent: v.number(),
  most: v.number(),
  /** Of them, kept back for answers. */
  forSaying: v.number(),
  /** Numbers are shown divided by this. */
  shownBy: v.number(),
  /** When it begins anew. */
  fullAt: moment,
})
export type Calls = v.InferOutput<typeof calls>

export const platform = v.object({
  key: v.string(),
  name: inBoth,
  /** Channels that one signs in to through its app. */
  channels: v.array(v.string()),
  /** What it asks for before anything works, and what works without. */
  asks: v.array(inBoth),
  without: inBoth,
  /** What one says yes to when signing in, under the platform’s own names; two channels may ask for one right, each for its own ends. */
  rights: v.array(v.object({ channel: v.string(), key: v.string(), what: inBoth })),
  steps: v.array(step),
  /** What the platform looks at before the app may serve others. */
  review: v.array(inBoth),
  /** Whether this installation has an address in https that others may reach: where news is to be brought, it needs one. */
  publicly: v.boolean(),
  bringsNews: v.boolean(),
  /** When the platform has verified the address for news; null: not yet, or not known. */
  greeted: v.nullable(moment),
  /** Accounts that are open through this app. */
  accounts: v.number(),
  /** Whether its keys are tried at the platform before they are kept. */
  tries: v.boolean(),
  form: v.array(field),
  /** Whose keys are used here; null: nobody has filled them in. */
  kept: v.nullable(v.picklist(['here', 'installation'])),
  /** What stands in one’s own fields and may be shown. */
  shown: v.record(v.string(), v.string()),
  /** Secrets that stand there already, by the keys of their fields. */
  has: v.array(v.string()),
  /** What its calls have cost in this period, of what there is; null where they are not counted, or without keys. */
  calls: v.nullable(calls),
})
export type Platform = v.InferOutput<typeof platform>

const key = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/))

export const platforms = {
  platforms: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/platforms',
    openTo: 'desk',
    does: 'The platforms at which one registers an app of one’s own: what each asks for, what to do there, whether its keys are here.',
    answer: v.array(platform),
  }),
  keepApp: route({
    method: 'PUT',
    path: '/api/workspaces/:workspace/platforms',
    openTo: 'desk',
    does: 'Keeps the keys of one’s own app, sealed; what is left empty of its secrets stays. Tried at the platform first, where that can be.',
    body: v.object({ platform: key, given }),
    answer: v.variant('kind', [v.object({ kind: v.literal('kept'), platform }), notConnected]),
  }),
  forgetApp: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/platforms/forget',
    openTo: 'desk',
    does: 'Forgets the keys of one’s own app. Accounts that were signed in through it open no more once their own keys end.',
    body: v.object({ platform: key }),
  }),
}
