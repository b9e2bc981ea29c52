/** A Facebook Page: what people say under its posts, heard and answered through the Graph API. */
export { facebook, facebookAt } from './facebook.ts'
