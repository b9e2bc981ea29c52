import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPasted } from './pasted.ts'

const read = (pasted: string) => readPasted(pasted, 'Europe/Paris')

it('finds the link, the date and the name of what was copied from a page', () => {
  expect(
    read('Marmelade\n12 mars 2026 à 14 h 05\nnon, je n’aime pas\n\ndu tout\nhttps://reseau.example/post/7'),
  ).toEqual({
    address: 'https://reseau.example/post/7',
    author: 'Marmelade',
    date: '12 mars 2026 à 14 h 05',
    text: 'non, je n’aime pas\n\ndu tout',
    title: '',
  })
  expect(read('Zoé Martin · March 12, 2026\nIt was better before.')).toMatchObject({
    author: 'Zoé Martin',
    date: 'March 12, 2026',
    text: 'It was better before.',
  })
})

it('leaves a link and a date within the words where they stand', () => {
  const words = 'Depuis le 12 mars 2026 je n’en achète plus, lisez https://blog.example/compote.'
  expect(read(words)).toEqual({ address: 'https://blog.example/compote', author: '', date: '', text: words, title: '' })
})

it('takes nothing but web addresses', () => {
  expect(read('javascript:alert(1)\nfile:///etc/passwd').address).toBe('')
})

it('loses nothing: every word pasted stands somewhere', () => {
  const piece = fc.constantFrom(
    'Zoé',
    '12 mars 2026',
    'https://a.example/x',
    'non !',
    '',
    '12/03/2026',
    'Zoé · 12 mars 2026',
    'je n’aime pas',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (lines) => {
      const { address, author, date, text } = read(lines.join('\n'))
      const all = [address, author, date, text].join('\n')
      for (const word of lines.flatMap((line) => line.split(/[\s·]+/))) expect(all).toContain(word)
    }),
  )
})
