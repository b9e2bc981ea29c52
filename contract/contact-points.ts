import * as v from 'valibot'
import { dialect, id, line, moment } from './common.ts'
import { field, given, inBoth, notConnected } from './fields.ts'
import { route } from './route.ts'

const address = v.pipe(v.string(), v.minLength(1), v.maxLength(2000))
const settings = v.record(
  v.pipe(v.string(), v.maxLength(60)),
  v.union([v.string(), v.boolean(), v.number(), v.null_()]),
)

const channelKey = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/))

export const channel = v.object({
  key: v.string(),
  name: inBoth,
  abilities: v.array(v.string()),
  /** What one gives to plant it; null where nobody can. */
  plantedBy: v.nullable(v.picklist(['address', 'name', 'account'])),
  longestUtterance: v.nullable(v.number()),
  /** What one fills in to connect an account; empty where none is. */
  form: v.array(field),
  /** The platform whose app one signs in through; null where none is needed. */
  app: v.nullable(v.string()),
})
export type Channel = v.InferOutput<typeof channel>

export const contactPoint = v.object({
  id,
  channel: v.string(),
  name: v.string(),
  address: v.string(),
  abilities: v.array(v.string()),
  settings,
  plantedAt: moment,
  state: v.picklist(['listening', 'paused', 'trouble', 'closed']),
  /** A key of the words, e.g. `timed-out`; null when all is well. */
  trouble: v.nullable(
    v.object({
      why: v.string(),
      since: moment,
      detail: v.string(),
      /** The rest of the place is heard. */
      partly: v.optional(v.boolean()),
    }),
  ),
  closedWhy: v.nullable(v.string()),
  lastListenedAt: v.nullable(moment),
  lastHeardAt: v.nullable(moment),
  nextAt: v.nullable(moment),
  /** When what was given in confidence opens no more; null where that is not known, or never. */
  keysEnd: v.nullable(moment),
  /** Whether it is the brand’s own; null where its channel is always. */
  own: v.nullable(v.boolean()),
  messages: v.number(),
  /** Raw events that could not be read and wait in the ledger; a thousand and one: more than a thousand. */
  setAside: v.number(),
  /**
   * Between these moments more was said than is held here, and nobody has seen it yet; newest first. `missing`: how many
   * words, where what the place has was compared; null where it told of them without showing them.
   */
  gaps: v.array(v.object({ id, since: moment, until: moment, missing: v.nullable(v.number()) })),
  /** What one puts at one's own site, so that others find the way to us. */
  setUp: v.nullable(v.object({ label: inBoth, line: v.string() })),
  /** Where it can be seen, for a page of our own. */
  publicUrl: v.nullable(v.string()),
  /** Who looks after it: whoever planted it, until another does. null: they are at this desk no more, and nobody does. */
  keeper: v.nullable(v.object({ user: v.string(), name: v.string() })),
  /** Short addresses that lead here and are open. */
  doors: v.number(),
  /** A page or a place with doors where nobody has said a word for `asleepAfterDays`, since when and for how many days. */
  asleep: v.nullable(v.object({ since: moment, days: v.number() })),
  /** Closed as a whole, with a word to whoever comes; null: it is not. */
  farewell: v.nullable(v.object({ at: moment, by: v.string(), notice: v.string(), other: v.nullable(v.string()) })),
})
export type ContactPoint = v.InferOutput<typeof contactPoint>

/** Without a word for so many days, a door is called asleep. */
export const asleepAfterDays = 60

export const candidate = v.object({
  channel: v.string(),
  address: v.string(),
  name: v.string(),
  carries: v.picklist(['pieces', 'comments']),
  settings,
  count: v.number(),
  sample: v.array(v.object({ by: v.string(), text: v.string(), saidAt: v.nullable(v.string()) })),
})
export type Candidate = v.InferOutput<typeof candidate>

const account = v.object({
  channel: channelKey,
  /** By the keys of the channel’s form. */
  given,
  /** Connects this place again, with other keys to the same account. */
  again: v.optional(id),
})

export const contactPoints = {
  channels: route({
    method: 'GET',
    path: '/api/channels',
    openTo: 'signed-in',
    does: 'The channels this installation speaks, and what each can do.',
    answer: v.array(channel),
  }),
  contactPoints: route({
    method: 'GET',
    path: '/api/workspaces/:workspace/contact-points',
    openTo: 'member',
    does: 'The places planted for a client, and how each is doing.',
    answer: v.array(contactPoint),
  }),
  look: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/look',
    openTo: 'desk',
    does: 'What would be heard at an address, before planting anything there.',
    body: v.object({ address }),
    answer: v.variant('kind', [
      v.object({
        kind: v.literal('found'),
        candidates: v.array(v.object({ ...candidate.entries, already: v.boolean() })),
      }),
      v.object({ kind: v.literal('nothing-there'), why: v.string(), detail: v.string() }),
    ]),
  }),
  plant: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points',
    openTo: 'desk',
    does: 'Plants a contact point: an address to listen at, a page of one’s own, or one’s own notes.',
    body: v.union([
      v.object({
        channel: v.literal('page'),
        name: line,
        /** What the page asks or says first, in the brand’s words. */
        opening: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
        language: v.optional(dialect),
      }),
      /** Any channel that is planted by an address: as `look` offers it. */
      v.object({ channel: channelKey, name: line, address, settings: v.optional(settings) }),
      /** Where somebody of the desk writes down what they saw elsewhere. */
      v.object({ channel: v.literal('captured'), name: line }),
    ]),
    answer: contactPoint,
  }),
  connect: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/connect',
    openTo: 'desk',
    does: 'Connects an account: tries what was filled in at the place itself, and plants a contact point if it opens.',
    body: account,
    answer: v.variant('kind', [v.object({ kind: v.literal('connected'), place: contactPoint }), notConnected]),
  }),
  setOut: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/set-out',
    openTo: 'desk',
    does: 'Prepares the way to sign in at the place itself; whoever goes there comes back to /joined.',
    body: account,
    answer: v.variant('kind', [v.object({ kind: v.literal('set-out'), goTo: v.string() }), notConnected]),
  }),
  arrive: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/arrive',
    openTo: 'desk',
    does: 'What the place wrote into the address of someone who comes back: plants a contact point if it opens.',
    body: v.object({
      came: v.pipe(
        v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(4000))),
        v.maxEntries(20),
      ),
    }),
    answer: v.variant('kind', [
      v.object({ kind: v.literal('connected'), place: contactPoint }),
      v.object({
        kind: v.literal('which'),
        channel: v.string(),
        way: id,
        of: v.array(v.object({ key: v.string(), name: v.string(), detail: v.nullable(v.string()) })),
      }),
      v.object({ ...notConnected.entries, channel: v.string() }),
    ]),
  }),
  choose: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/choose',
    openTo: 'desk',
    does: 'Connects one of the accounts that opened to whoever came back; within the hour, as many of them as one wishes.',
    body: v.object({ way: id, key: v.pipe(v.string(), v.minLength(1), v.maxLength(400)) }),
    answer: v.variant('kind', [
      v.object({ kind: v.literal('connected'), place: contactPoint }),
      v.object({ ...notConnected.entries, channel: v.string() }),
    ]),
  }),
  changeContactPoint: route({
    method: 'PATCH',
    path: '/api/workspaces/:workspace/contact-points/:place',
    openTo: 'desk',
    does: 'Renames a contact point, pauses it, wakes it, says whether it is the brand’s own and who looks after it, or writes anew what its channel’s form lets one change.',
    body: v.object({
      name: v.optional(line),
      paused: v.optional(v.boolean()),
      /** It is a place of the brand’s own: what discretion weighs is weighed as at home. */
      own: v.optional(v.boolean()),
      settings: v.optional(v.pipe(given, v.maxEntries(20))),
      /** Who looks after it: somebody of this desk. */
      keeper: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
    }),
    answer: contactPoint,
  }),
  estimate: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/:place/estimate',
    openTo: 'desk',
    does: 'What following these words would bring in a month, and take of what its keeper is ready to give, before they are saved.',
    body: v.object({ settings: v.pipe(given, v.maxEntries(20)) }),
    answer: v.variant('kind', [
      v.object({
        kind: v.literal('estimated'),
        perMonth: v.number(),
        /** Of the app’s unit, as `most`: shown divided by `shownBy`. */
        amount: v.number(),
        /** What one answer takes, without a link and with one; null where none is counted. */
        saying: v.nullable(v.object({ each: v.number(), withLink: v.number() })),
        most: v.number(),
        shownBy: v.number(),
        unit: inBoth,
      }),
      v.object({ kind: v.literal('not-so-written'), field: v.string(), detail: v.string() }),
      v.object({ kind: v.literal('unknown'), why: v.string(), detail: v.string() }),
    ]),
  }),
  listenNow: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/:place/listen',
    openTo: 'desk',
    does: 'Goes and listens now rather than at the next hour set.',
  }),
  seeGaps: route({
    method: 'POST',
    path: '/api/workspaces/:workspace/contact-points/:place/gaps-seen',
    openTo: 'desk',
    does: 'Says that a person knows of words missing between two moments.',
    body: v.object({ gaps: v.pipe(v.array(id), v.maxLength(100)) }),
    answer: contactPoint,
  }),
  withdraw: route({
    method: 'DELETE',
    path: '/api/workspaces/:workspace/contact-points/:place',
    openTo: 'desk',
    does: 'Closes a contact point. What was heard there stays.',
  }),
}
