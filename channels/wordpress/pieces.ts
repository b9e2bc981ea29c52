import { type Means } from '#channel'
import { ask, type Site } from './ask.ts'
import { idOf, renderedIn, type Thing, textOf, thingsOf } from './thing.ts'

/** What people speak under: its title and where it stands. */
export interface Piece {
  title: string
  url: string
}

const fields = 'id,title,link'

/** The pieces under which these comments stand; one that is of no public kind is left out. */
export async function piecesOf(site: Site, comments: readonly Thing[], means: Means): Promise<Map<number, Piece>> {
  const wanted = new Set(comments.flatMap(({ post }) => idOf(post) ?? []))
  const pieces = new Map<number, Piece>()
  for (const kind of ['posts', 'pages']) {
    const ids = [...wanted].filter((id) => !pieces.has(id))
    for (let from = 0; from < ids.length; from += 100) {
      const include = ids.slice(from, from + 100).join()
      const answer = await ask(
        site,
        { path: `wp/v2/${kind}`, query: { include, per_page: '100', _fields: fields } },
        means,
      )
      if (answer.kind !== 'there') continue
      for (const one of thingsOf(answer.value)) {
        const id = idOf(one.id)
        if (id) pieces.set(id, { title: renderedIn(one.title), url: textOf(one.link) })
      }
    }
  }
  return pieces
}
