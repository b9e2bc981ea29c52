/** The app that one registers at a platform oneself. */
import { type Field } from './field.ts'
import { type AppKeys, type Means } from './means.ts'
import { type Unconnected } from './ways-in.ts'

type Words = { fr: string; en: string }

/** Without it nobody signs in there. Channels of one platform share it; an installation has one, or a workspace its own. */
export interface App {
  /** Kept with its keys: `meta`, `google`. Lower-case letters and hyphens. */
  key: string
  /** The platform’s own name. */
  name: Words
  /** What one copies from there, in the order one meets it. */
  form: readonly Field[]
  /** What the platform asks for before anything works, a sentence each: a review, a checked company, a public address. */
  asks: readonly Words[]
  /** What works here without any of it. */
  without: Words
  steps: readonly Step[]
  /** What the platform looks at before the app may serve others than those who made it, a sentence each. Left out: nothing. */
  review?: readonly Words[]
  /** Tries the keys by themselves, before anybody signs in. Left out where the platform lets nobody try. */
  tries?(given: AppKeys, means: Means): Promise<AppTried>
}

export type AppTried = { kind: 'good' } | { kind: 'not-good'; why: Unconnected; detail: string; field: string | null }

/** Something that signing in asks for, under the platform’s own name for it. */
export interface Right {
  key: string
  /** What it is used for here, and what is missing without it. */
  what: Words
}

/** One thing to do over there. */
export interface Step {
  say: Words
  /** The page of the platform where it is done. */
  at?: string
  /** What is pasted there: `back`, where people come back to after signing in; `hook`, where the platform brings its news; or words as they are. */
  copy?: 'back' | 'hook' | { words: string }
  /** Whether it is done shows once an account has signed in: nothing comes through without it. */
  check?: 'account'
}
