import { cleanText, htmlToText, looksLikeHtml } from '#reading'

/** A text as the feed gave it, and whether it is markup. */
export interface Written {
  is: 'text' | 'html'
  words: string
}

/** Words that do not say whether they are markup: their look decides. */
export function byLook(words: string | null): Written | null {
  return words === null ? null : { is: looksLikeHtml(words) ? 'html' : 'text', words }
}

/** Its words alone, cleaned; empty where there are none. */
export function plain(written: Written | null): string {
  if (written === null) return ''
  return written.is === 'html' ? htmlToText(written.words) : cleanText(written.words)
}
