import { expect, it } from 'vitest'
import { match } from './pattern.ts'

it('reads the names of a pattern out of a path', () => {
  expect(match('/conversations/:workspace/:conversation', '/conversations/a/b%20c')).toEqual({
    workspace: 'a',
    conversation: 'b c',
  })
})

it('says no to another place, shorter or longer', () => {
  expect(match('/conversations', '/why')).toBeNull()
  expect(match('/conversations', '/conversations/a')).toBeNull()
  expect(match('/conversations/:workspace', '/conversations')).toBeNull()
})

it('bears a path that is not well encoded', () => {
  expect(match('/search/:words', '/search/%E0%A4')).toEqual({ words: '%E0%A4' })
})
