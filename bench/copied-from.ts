import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chanceFrom } from './chance.ts'
import { words } from './texts.ts'

const data = join(import.meta.dirname, '..', '..', 'shared', 'data', 'train', 'm-absa', 'data')
const wordsAPage = 300

/** Pages in people's real words where such lie beside the project, of our own making elsewhere; half stand on the shelf. */
export function pagesOfOthers(): { shelved: string[]; apart: string[]; from: string } {
  const real = existsSync(data)
  const chance = chanceFrom(3)
  const lines = real ? reviews() : Array.from({ length: 20_000 }, () => words(chance))
  const pages: string[] = []
  const said = new Set<string>()
  let page: string[] = []
  for (const line of lines) {
    // The same said twice in the data would be a copy that nobody made here.
    const bare = line
      .replace(/\P{L}+/gu, '')
      .toLowerCase()
      .slice(0, 40)
    if (said.has(bare)) continue
    said.add(bare)
    page.push(
      ...line
        .replace(/["«»“”>]/g, ' ')
        .split(/\s+/)
        .filter(Boolean),
    )
    if (page.length < wordsAPage) continue
    pages.push(page.join(' '))
    page = []
  }
  return {
    shelved: pages.filter((_, at) => at % 2 === 0),
    apart: pages.filter((_, at) => at % 2 === 1),
    from: real ? 'reviews in French and English' : 'our own making',
  }
}

/** Of hotels, food, courses, computers, sights and restaurants: pages of one matter stand on both sides. */
function reviews(): string[] {
  // One language a matter: the data say the same in each.
  const files = ['hotel/fr', 'food/fr', 'coursera/fr', 'laptop/en', 'sight/en', 'restaurant/en'].map((one) =>
    join(data, one, 'train.txt'),
  )
  return files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).map((line) => line.split('####')[0]!)
}
