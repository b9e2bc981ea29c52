import { expect, it } from 'vitest'
import { keptOf, nothing, sortedInto, writtenIn } from './note.ts'

const found = { ...nothing, address: 'https://a.example/1', author: 'Zoé', text: 'non' }
const pasted = 'Zoé\nhttps://a.example/1\nnon'

it('sorts what was pasted into fields that are empty', () => {
  expect(sortedInto({ ...nothing, text: pasted, title: 'Le prix' }, pasted, found)).toEqual({
    ...found,
    title: 'Le prix',
  })
})

it('takes no letter of it for anything but a letter', () => {
  const odd = { ...found, text: 'à $& ou $1' }
  expect(sortedInto({ ...nothing, text: pasted }, pasted, odd)!.text).toBe('à $& ou $1')
})

it('leaves it as it was pasted where a field says something already, or nothing was found', () => {
  expect(sortedInto({ ...nothing, text: pasted, address: 'https://b.example' }, pasted, found)).toBeNull()
  expect(sortedInto({ ...nothing, text: 'non' }, 'non', { ...nothing, text: 'non' })).toBeNull()
})

it('keeps what is being written, and reads anything back', () => {
  expect(writtenIn(keptOf(found))).toEqual(found)
  expect(keptOf(nothing)).toBe('')
  for (const odd of ['', 'null', '[]', '{"address":3}', 'x']) expect(writtenIn(odd)).toEqual(nothing)
})
