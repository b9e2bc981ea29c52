import { expect, it } from 'vitest'
import { deskWordsIn } from './index.ts'

it.each(['fr', 'en'] as const)('has a sentence of its own for what is amiss at a platform (%s)', (dialect) => {
  const { trouble, partly, nothingThere, notConnected } = deskWordsIn(dialect).channels
  for (const why of ['alert-gone', 'alert-guarded'])
    expect([typeof trouble[why], typeof nothingThere[why]]).toEqual(['function', 'string'])
  for (const why of ['link-not-known', 'search-not-so-written', 'search-not-allowed'])
    expect(typeof partly[why]).toBe('function')
  expect([typeof trouble['app-not-open'], typeof notConnected['app-not-open']]).toEqual(['function', 'string'])
  expect(typeof notConnected['no-channel']).toBe('string')
})
