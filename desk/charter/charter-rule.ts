import { type Id } from '#kernel'

/** One rule of a client's charter: the only grounds on which words are ever taken away. */
export interface CharterRule {
  id: Id<'rule'>
  /** Its number, which is also the key that chooses it. */
  position: number
  title: string
  explanation: string
  ground: 'illegal' | 'incompatible-with-terms'
  /** As the EU Transparency Database names it (its schema of July 2025). */
  category: string
}
