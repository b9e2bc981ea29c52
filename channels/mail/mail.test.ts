import { channelContract } from '../channel.contract.ts'
import { theirNativeId } from './ids.ts'
import { mail } from './mail.ts'
import { openPost } from './post.test-world.ts'

const messageIdOf = (header: Buffer) => /^message-id:\s*<([^>]+)>/im.exec(header.toString())![1]!

channelContract('mail', async () => {
  const post = await openPost()
  const { given, imap, at } = post
  // Numbers below it are free, for a letter that listening has passed over.
  imap.folders.INBOX!.next = 10
  return {
    channel: mail,
    place: post.place,
    means: post.means,
    faults: [
      'too-many-requests',
      'server-error',
      'timed-out',
      'timed-out-after-success',
      'duplicates',
      're-order',
      'cut-short',
      'revoked-mid-page',
    ],
    connecting: {
      given,
      wrong: [
        { given: { ...given, password: 'faux' }, why: 'wrong-credentials', field: 'password' },
        { given: { ...given, address: 'pas une adresse' }, why: 'not-so-written', field: 'address' },
        { given: { ...given, 'imap-port': '0x10' }, why: 'not-so-written', field: 'imap-port' },
        { given: { ...given, 'imap-port': '9' }, why: 'refused', field: 'imap-host' },
        { given: { ...given, 'smtp-port': '9' }, why: 'refused', field: 'smtp-host' },
      ],
    },
    async hears(text) {
      post.arrives(text)
      if (imap.fault === 'duplicates') imap.store('INBOX', imap.folders.INBOX!.letters.at(-1)!)
      return { nativeId: theirNativeId(`lettre-${at.said}@verger.example`, 'marie@verger.example'), pushed: [] }
    },
    // Servers that are restored from a copy have given a number below those that were heard.
    loses(nativeId) {
      const lost = imap.folders.INBOX!.letters.find(({ header }) => nativeId.includes(messageIdOf(header)))!
      lost.uid = 3
    },
    breaks(fault) {
      imap.fault = fault
      imap.fetches = 0
      if (fault === 'server-error') at.refuses = 451
      at.filesItself = fault === 'timed-out-after-success'
    },
    mends() {
      imap.fault = null
      at.refuses = 0
      at.filesItself = false
    },
    standing: async () => imap.folders.Envoyes!.letters.map(({ parts }) => parts[1]!.toString().trim()),
    utterance: post.utterance,
    close: post.close,
  }
})
