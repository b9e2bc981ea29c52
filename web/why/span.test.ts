import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cut } from './span.ts'

it('finds the words in their sentence', () => {
  expect(cut('Trop sucrée, et tiède.', 'et tiède')).toEqual({ before: 'Trop sucrée, ', words: 'et tiède', after: '.' })
})

it('shows the sentence alone when the words stand elsewhere', () => {
  expect(cut('Trop sucrée…', 'le pot')).toEqual({ before: '', words: '', after: 'Trop sucrée…' })
  expect(cut('', 'le pot').after).toBe('le pot')
})

it('never changes a letter of what was said', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), (text, from, to) => {
      const words = text.slice(from % (text.length + 1), to % (text.length + 1))
      const { before, words: within, after } = cut(text, words)
      if (text) expect(before + within + after).toBe(text)
    }),
  )
})
