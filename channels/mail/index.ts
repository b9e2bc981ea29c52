/** A mailbox: letters heard over IMAP and answered over SMTP, one correspondent at a time. */
export { mail } from './mail.ts'
