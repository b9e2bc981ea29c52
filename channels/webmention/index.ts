/** Pages of others that link to ours: Webmention (W3C Recommendation, 2017), received and sent. */
export { tell } from './tell.ts'
export { webmention } from './webmention.ts'
