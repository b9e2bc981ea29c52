import { type Told } from './talks.test-world.ts'

/** What the Page likes. The second like is declined, as is taking back what does not stand there. */
export function openLikes(isThere: (id: string) => boolean) {
  const liked = new Set<string>()
  return {
    liked,
    asked(method: string, id: string): Told {
      if (!isThere(id)) return { code: 100, subcode: 33 }
      const has_liked = liked.has(id)
      if (method === 'GET') return { value: { data: [], summary: { total_count: 1, has_liked } } }
      if (has_liked === (method === 'POST')) return { code: 100 }
      if (has_liked) liked.delete(id)
      else liked.add(id)
      return { value: { success: true } }
    },
  }
}
