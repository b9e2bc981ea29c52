/** Someone who speaks: consumer, customer, colleague or community manager alike. Nothing of who they are is kept but how a place knows them. */
export { personOfUser } from './person-of-user.ts'
