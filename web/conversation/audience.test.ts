import { expect, it } from 'vitest'
import { audienceOf, holdsPrivateLink } from './audience.ts'

it('is the narrowest of what is answered', () => {
  expect(audienceOf([{ audience: 'public' }, { audience: 'direct' }, { audience: 'unlisted' }])).toBe('direct')
  expect(audienceOf([{ audience: 'public' }])).toBe('public')
})

it('is one person alone where the words hold the link of their own page', () => {
  const id = '0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'
  expect(holdsPrivateLink(`le voici : https://desk.example/p/${id}/own/${id}\nOdile`)).toBe(true)
  expect(holdsPrivateLink(`https://desk.example/p/${id}/${id}`)).toBe(false)
})
