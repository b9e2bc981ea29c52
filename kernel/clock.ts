/** Tells the time. An argument wherever time matters, so that a test can be Friday, 18:45. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
