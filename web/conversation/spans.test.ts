import fc from 'fast-check'
import { expect, it } from 'vitest'
import { piecesOf, trimmed, wordsIn } from './spans.ts'

const text = 'trop sucrée, et mon fils ne finit plus le pot'
const reason = (start: number, end: number) => ({ id: `${start}`, start, end, theme: null, by: 'Odile' })
const suggestion = (start: number, end: number) => ({ start, end, theme: null, confidence: 0.8 })

it('cuts the words where the reasons stand', () => {
  const pieces = piecesOf({ text, reasons: [reason(0, 11)], suggestions: [suggestion(16, 45)] })
  expect(pieces.map((piece) => piece.text)).toEqual(['trop sucrée', ', et ', 'mon fils ne finit plus le pot'])
  expect(pieces[0]?.reason?.id).toBe('0')
  expect(pieces[2]?.suggestion).not.toBeNull()
})

it('never loses nor adds a letter, whatever the spans', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(60))
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.array(span),
      fc.array(span),
      (said, some, others) => {
        const pieces = piecesOf({
          text: said,
          reasons: some.map(([start, end]) => reason(start, end)),
          suggestions: others.map(([start, end]) => suggestion(start, end)),
        })
        expect(pieces.map((piece) => piece.text).join('')).toBe(said)
      },
    ),
  )
})

it.each([
  ['🍎 trop sucrée', ['🍎', 'trop', 'sucrée']],
  ['bof, 👩‍👧 🇫🇷 ❤️', ['bof', '👩‍👧', '🇫🇷', '❤️']],
  ['🤢🤢', ['🤢', '🤢']],
  ['??? :(', ['?', '?', '?', ':', '(']],
  ['  ', []],
])('goes word by word, emoji too, in the units of the spans: %s', (text, said) => {
  expect(wordsIn(text, 'fr').map(({ start, end }) => text.slice(start, end))).toEqual(said)
})

it('leaves the spaces around a selection out', () => {
  expect(trimmed('a  mot b', 1, 7)).toEqual({ start: 3, end: 6 })
  expect(trimmed('a   b', 1, 4)).toBeNull()
})
