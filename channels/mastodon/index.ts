/** An account on any server that speaks the Mastodon API: Mastodon, snac, GoToSocial, Pleroma… */
export { mastodon } from './mastodon.ts'
