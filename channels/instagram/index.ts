/** An Instagram professional account: comments, mentions and private messages, heard and answered through the Graph API. */
export { instagram, instagramAt } from './instagram.ts'
