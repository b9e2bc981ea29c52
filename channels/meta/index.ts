/** What Facebook Pages and Instagram accounts share: the app at Meta, its calls, its webhooks, its way of signing in. */
export { appAt } from './app.ts'
export { endsOf } from './ends.ts'
export { type Answer, afterOf, ask, type Declined, type Graph } from './graph.ts'
export { accountAddress, greet, pageAddress, sort } from './hooks.ts'
export { arrive, choose, nameOf, setOut, type Way, whyNot } from './joins.ts'
export { idOf, messageIdOf, type Thing, textOf, thingOf, thingsOf, timeOf } from './thing.ts'
export { unheardFor, unsaid } from './unhappy.ts'
