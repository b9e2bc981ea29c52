/** What a platform brings to the one address that an app has. */
import { type AppKeys, type Knock } from './means.ts'

/**
 * Takes in what a platform brings to an app's own address, for all places that are signed in through it. Nothing is
 * acknowledged before it is stored; `listen` is then handed each part among `Means.knocks`.
 */
export interface Hooks {
  /** Pure. Answers the platform that asks by GET whether the address is ours, before it brings anything; null: it is not answered. */
  greet(query: Readonly<Record<string, string>>, app: AppKeys): string | null
  /**
   * Pure and quick. Declines what is not signed as the platform signs; else says which part is for which place, by the
   * address under which that place is connected. Parts for places that nobody has connected are let go.
   */
  sort(
    knock: Knock,
    app: AppKeys,
  ):
    | { kind: 'keep'; parts: readonly { channel: string; address: string; body: Uint8Array }[] }
    | { kind: 'decline'; status: number; why: string }
}
