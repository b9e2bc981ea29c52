import { type Written } from './written.ts'

/** One entry with its fields as found, whatever the format; bounded, not yet cleaned. */
export interface Entry {
  id: string | null
  /** Absolute, as is every address here. */
  link: string | null
  title: Written | null
  content: Written | null
  /** `mail` is a digest: it tells two people of one name apart and is never kept readable. */
  author: { name: string | null; url: string | null; mail: string | null } | null
  published: string | null
  updated: string | null
  language: string | null
  /** RFC 4685 §3: the first resource this is a reply to. */
  inReplyTo: { ref: string | null; href: string | null } | null
  /** Feed of the words under this entry: wfw:commentRss, or Atom's `replies` link. */
  comments: string | null
  enclosures: { url: string; type: string | null; bytes: number | null }[]
}

export interface FeedDocument {
  title: string | null
  link: string | null
  language: string | null
  author: string | null
  /** Feed of the words under all of it (Atom's `replies`). */
  comments: string | null
  /** Older entries (RFC 5005 §3). */
  next: string | null
  generator: string | null
  entries: Entry[]
}

export const emptyDocument: FeedDocument = {
  title: null,
  link: null,
  language: null,
  author: null,
  comments: null,
  next: null,
  generator: null,
  entries: [],
}

/** Most entries read of one document; the newest thousand of them are heard. */
export const mostEntries = 5_000

export function bounded(text: string | null | undefined, most: number): string | null {
  const bare = text?.trim()
  return bare ? bare.slice(0, most) : null
}
