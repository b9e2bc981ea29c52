import { expect, it } from 'vitest'
import { audienceOf } from './audience.ts'

it('is the narrowest of what is answered', () => {
  expect(audienceOf([{ audience: 'public' }, { audience: 'direct' }, { audience: 'unlisted' }])).toBe('direct')
  expect(audienceOf([{ audience: 'public' }])).toBe('public')
})
