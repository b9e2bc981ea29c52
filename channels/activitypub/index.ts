/** An actor of one's own on the fediverse (ActivityPub): `@brand@its-domain`, followed, mentioned and answered from anywhere. */
export { activitypub } from './activitypub.ts'
