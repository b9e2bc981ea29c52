import { type Channel } from '#contract'
import { api, call } from '../api.ts'

let known: Channel[] = $state([])
let asked = false

/** Channels that one connects an account to; none until the server has told. They never change while it runs. */
export function channelsWithAccounts(): Channel[] {
  if (!asked) {
    asked = true
    call(api.channels, {}).then(
      (all) => (known = all.filter(({ plantedBy }) => plantedBy === 'account')),
      () => (asked = false),
    )
  }
  return known
}
