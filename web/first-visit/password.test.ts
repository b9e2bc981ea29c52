import { expect, it } from 'vitest'
import { passwordState } from './password.ts'

it('says how many characters are missing, and when it is enough', () => {
  expect(passwordState('')).toEqual({ kind: 'empty' })
  expect(passwordState('pomme')).toEqual({ kind: 'short', missing: 5 })
  expect(passwordState('pomme-coin')).toEqual({ kind: 'good' })
  expect(passwordState('é'.repeat(129))).toEqual({ kind: 'long' })
})
