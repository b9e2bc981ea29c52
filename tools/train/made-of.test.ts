import { expect, test } from 'vitest'
import { prior } from '../../understanding/prior/prior.ts'
import { madeOf } from './made-of.ts'

// Four seconds of work, which a busy machine gives in more than a minute.
const patience = 600_000

test(
  'the weights in the repository were made by these trainers, of our samples as they are read today in French and English',
  () => {
    expect(
      prior().text('made.of').split('\n'),
      'prior.bin was made of other trainers, samples or readings than those here: `npm run train`, and raise understandingVersion',
    ).toEqual(madeOf(prior()).split('\n'))
  },
  patience,
)
