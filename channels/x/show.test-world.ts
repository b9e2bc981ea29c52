/** What X shows of a post and its author, by its old names or its new ones, and only what was asked for. */
export interface Post {
  id: string
  /** All its numbers, oldest first, this one among them. */
  versions: string[]
  author: string
  text: string
  conversation: string
  answers: string | null
  quotes: string | null
  mentionsUs: boolean
  at: number
}

export const account = '2244994945'
export const maelle = '1888'
export type Names = 'post' | 'tweet'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const user = (id: string) => ({
  id,
  name: id === account ? 'Les Vergers Imaginaires' : 'Maëlle',
  username: id === account ? 'Vergers' : `maelle_${id}`.slice(0, 15),
  protected: false,
})

export function show(names: Names) {
  const history = `edit_history_${names}_ids`
  const references = `referenced_${names}s`

  function post(one: Post, fields: ReadonlySet<string>) {
    const told: { type: string; id: string }[] = []
    if (one.answers) told.push({ type: 'replied_to', id: one.answers })
    if (one.quotes) told.push({ type: 'quoted', id: one.quotes })
    const mentions = one.mentionsUs ? [{ start: 0, end: 8, username: 'Vergers', id: account }] : []
    const all: Record<string, unknown> = {
      author_id: one.author,
      conversation_id: one.conversation,
      created_at: new Date(one.at).toISOString(),
      ...(mentions.length && { entities: { mentions } }),
      lang: 'fr',
      ...(told.length && { [references]: told }),
    }
    const asked = Object.entries(all).filter(([name]) => fields.has(name))
    return { id: one.id, text: escaped(one.text), [history]: one.versions, ...Object.fromEntries(asked) }
  }

  function fieldsIn(query: URLSearchParams) {
    const listed = (name: string) => (query.get(name) ?? '').split(',')
    return new Set([...listed(`${names}.fields`), ...listed('expansions')])
  }

  function page(some: readonly Post[], query: URLSearchParams, more: boolean) {
    const fields = fieldsIn(query)
    const authors = [...new Set(some.map(({ author }) => author))]
    const ids = some.map(({ id }) => id)
    const meta = {
      result_count: some.length,
      ...(some.length && { newest_id: ids[0], oldest_id: ids.at(-1) }),
      ...(more && { next_token: 'suite' }),
    }
    return {
      ...(some.length && {
        data: some.map((one) => post(one, fields)),
        ...(fields.has('author_id') && { includes: { users: authors.map(user) } }),
      }),
      meta,
    }
  }

  return {
    page,
    lookedUp(there: readonly Post[], errors: readonly object[], query: URLSearchParams) {
      const authors = [...new Set(there.map(({ author }) => author))]
      const fields = fieldsIn(query)
      return {
        ...(there.length && { data: there.map((one) => post(one, fields)), includes: { users: authors.map(user) } }),
        ...(errors.length && { errors }),
      }
    },
    made: ({ id, text, versions }: Post) => ({ id, text, [history]: versions }),
    me(id: string) {
      const { protected: _, ...told } = user(id)
      const metrics = { followers_count: 1, following_count: 1, listed_count: 0, [`${names}_count`]: 3 }
      return { ...told, public_metrics: metrics }
    },
    counts(total: number, now: number) {
      const day = {
        start: new Date(now - 86_400_000).toISOString(),
        end: new Date(now).toISOString(),
        [`${names}_count`]: total,
      }
      return { data: [day], meta: { [`total_${names}_count`]: total } }
    },
  }
}
