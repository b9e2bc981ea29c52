/** One line of the form that connects an account. */
export interface Field {
  /** Lower-case letters and hyphens; the name under which `connect` is given what was written. */
  key: string
  label: { fr: string; en: string }
  /** Where one finds it, or how it is written. */
  hint?: { fr: string; en: string }
  /** `secret`: a password or key. It is sent once, kept sealed where the channel says so, and never shown again. */
  kind: 'address' | 'text' | 'secret' | 'number'
  optional?: boolean
  /**
   * May be written anew once connected: it stands in `settings` under its key, and `listen` reads it there each time.
   * `only`: not before, since what it will cost can be told only then.
   */
  later?: boolean | 'only'
}
