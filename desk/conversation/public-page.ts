import { type ContactPoint, contactPointIfThere } from '#contact-point'
import { type Db } from '#database'
import { type Dialect, type Id, isDialect } from '#kernel'
import { fold } from '#understanding'

/** A page of our own, as everyone may see it. */
export interface PublicPage {
  place: ContactPoint
  brand: string
  /** What the brand says first. */
  opening: string
  dialect: Dialect
  /** IANA name: hours are told on the client's wall. */
  zone: string
}

/** null: there is no page of ours by these ids. */
export async function publicPage(
  db: Db,
  workspace: Id<'workspace'>,
  id: Id<'contact point'>,
): Promise<PublicPage | null> {
  const place = await contactPointIfThere(db, workspace, id)
  if (place?.channel !== 'page') return null
  const row = await db
    .selectFrom('workspace')
    .select(['name as brand', 'language', 'zone'])
    .where('id', '=', workspace)
    .executeTakeFirst()
  // Its client may be closed at this very moment.
  if (!row) return null
  const { opening, language } = place.settings
  return {
    place,
    brand: row.brand,
    opening: typeof opening === 'string' ? opening : '',
    dialect: isDialect(language) ? language : row.language,
    zone: row.zone,
  }
}

/** What someone's own page says of a place that is not a page of ours; in what language, they say themselves. */
export async function privatePage(db: Db, place: ContactPoint, dialect: Dialect): Promise<PublicPage | null> {
  const row = await db
    .selectFrom('workspace')
    .select(['name as brand', 'zone'])
    .where('id', '=', place.workspace)
    .executeTakeFirst()
  return row ? { place, brand: row.brand, opening: '', dialect, zone: row.zone } : null
}

// Letters of other scripts that are drawn like one of ours (UTS #39): the common ones, lower case.
const drawnAlike: Record<string, string> = {
  ...{ а: 'a', в: 'b', с: 'c', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', ѕ: 's' },
  ...{ т: 't', у: 'y', х: 'x', ԁ: 'd', ԛ: 'q', ѡ: 'w', г: 'r', α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o' },
  ...{ ρ: 'p', σ: 'o', τ: 't', υ: 'u', χ: 'x', ɡ: 'g', ѵ: 'v', ո: 'n', ս: 'u', օ: 'o' },
}
/** A brand of fewer letters stands by chance within many a name. */
const tellingLetters = 8

/** Whether a name would be taken for the brand's own voice: on a page where all speak alike, only its name tells. */
export function soundsLikeBrand(name: string, brand: string): boolean {
  const [theirs, ours] = [bare(name), bare(brand)]
  if (!ours) return false
  const joined = ours.replaceAll(' ', '')
  return (
    ` ${theirs} `.includes(` ${ours} `) ||
    (joined.length >= tellingLetters && theirs.replaceAll(' ', '').includes(joined))
  )
}

const bare = (text: string) =>
  fold(fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '))
    .replace(/[а-ѿԁԛɡα-ωոսօ]/gu, (letter) => drawnAlike[letter] ?? letter)
    .trim()
