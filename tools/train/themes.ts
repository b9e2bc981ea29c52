import { pack, type Section, unpack } from '../../understanding/prior/pack.ts'
import { spaceOf } from '../../understanding/themes/space.ts'
import { trainDefaultThemes } from './themes-default.ts'
import { trainSpace } from './themes-space.ts'

/** The word space, then the default themes in it. */
export function trainThemes(): Map<string, Section> {
  const words = trainSpace()
  return new Map([...words, ...trainDefaultThemes(spaceOf(unpack(pack(words))))])
}
