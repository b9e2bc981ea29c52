import { expect, it } from 'vitest'
import { addressOf, filterOf } from './filter.ts'

const client = '0198c0de-0000-7000-8000-000000000001'

it('a filter survives its address', () => {
  const filter = { workspace: client, show: 'awaits', why: 'question', assigned: 'me' } as const
  const query = new URLSearchParams(addressOf(filter).split('?')[1])
  expect(filterOf(query, client)).toEqual(filter)
})

it('leaves out what means nothing', () => {
  expect(filterOf(new URLSearchParams('show=all&why=drop&assigned=x'), undefined)).toEqual({})
})

it('a place belongs to a client: without one it is left out', () => {
  expect(filterOf(new URLSearchParams('place=a'), undefined)).toEqual({})
})
