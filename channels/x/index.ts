/** What is said to one’s account on X, in its conversations, and in searches. */
export { x, xAt } from './x.ts'
