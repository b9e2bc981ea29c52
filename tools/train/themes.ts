import { pack, type Section, unpack } from '../../understanding/prior/pack.ts'
import { spaceOf } from '../../understanding/themes/space.ts'
import { trainLikeness } from './likeness.ts'
import { trainDefaultThemes } from './themes-default.ts'
import { trainSpace } from './themes-space.ts'

/** The word space, then what is learnt in it: the default themes, and when two statements say the same. */
export function trainThemes(): Map<string, Section> {
  const words = trainSpace()
  const space = spaceOf(unpack(pack(words)))
  return new Map([...words, ...trainDefaultThemes(space), ...trainLikeness(space)])
}
