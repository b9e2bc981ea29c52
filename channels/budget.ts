/** What calls cost at a platform that counts them, or asks to be paid for them. */
export interface Budget {
  /** What is counted, as one says it after a number. */
  unit: { fr: string; en: string }
  /** Whole units are shown by so many of these: 1, or a million where micro-dollars are counted and dollars shown. */
  shownBy: number
  per: 'day' | 'month'
  /** The zone at whose midnight it begins anew; IANA. */
  zone: string
  /** Most of them per period, as the platform gives them; null: whoever keeps the app says it, in the field `ceiling` of its form. */
  most: number | null
  /** So many of these are for answers alone: who listens is told that nothing is left before who answers is. */
  forSaying: number
}

/** Kept across restarts, for all places that share an app. */
export interface Purse {
  /** Takes it before the call is made. `false`: not so much is left for that, and the call is not to be made. */
  take(amount: number, what: 'hear' | 'say'): Promise<boolean>
  /** Puts back what was taken for more than the call turned out to cost. */
  putBack(amount: number): Promise<void>
  /** What is left for hearing and for saying. */
  left(): Promise<{ hear: number; say: number }>
  /** When it is full again. */
  fullAt(): Date
}
