/** What a day at the desk begins with: what happened, what awaits, what is silent, for each client and for all. */
export { morningOnDesk } from './morning-on-desk.ts'
export { readMorning } from './read-morning.ts'
