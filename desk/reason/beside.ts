import { type Id } from '#kernel'

/** The message that something stands beside. */
export interface Beside {
  workspace: Id<'workspace'>
  id: Id<'message'>
  conversation: Id<'conversation'>
  thread: Id<'thread'>
  handle: string | null
  text: string
  saidAt: Date
}
