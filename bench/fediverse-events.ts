import { type RawEvent } from '#channel'
import { writeNote } from '../channels/activitypub/read.ts'
import { catalogue } from '../channels/catalogue.ts'
import { writeStatus } from '../channels/mastodon/read.ts'
import { type MemorySaid } from '../channels/memory/index.ts'
import { saidOfPlace } from './heard-events.ts'
import { type Shape } from './through-the-desk.ts'

const host = 'pommier.example'
const account = '109000000000000001'
export const publicly = 'https://www.w3.org/ns/activitystreams#Public'

/** The same conversations as `heard` has, as a server of the Mastodon API writes them: some two kilobytes each. */
export const mastodonShape: Shape = {
  manifest: catalogue().get('mastodon')!.manifest,
  settings: { root: `https://${host}`, account, host, longest: 500 },
  *eventsOfPlace(chance, place, count) {
    for (const said of saidOfPlace(chance, place, count)) yield status(said)
  },
}

/** The same as an actor of our own has verified them. */
export const activityPubShape: Shape = {
  manifest: catalogue().get('activitypub')!.manifest,
  settings: { name: 'vergers', shown: 'Les Vergers Imaginaires', about: '', publicKey: '' },
  *eventsOfPlace(chance, place, count) {
    for (const said of saidOfPlace(chance, place, count)) yield note(said)
  },
}

const htmlOf = (text: string) =>
  `<p><span class="h-card" translate="no"><a href="https://${host}/@vergers" class="u-url mention">@<span>vergers</span></a></span> ${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`

function status(said: MemorySaid): RawEvent {
  const user = `${said.by.nativeId ?? said.by.name}`.toLowerCase().replace(/[^a-z0-9]+/g, '')
  const profile = `https://ailleurs.example/@${user}`
  return writeStatus(
    {
      id: said.nativeId,
      created_at: said.saidAt,
      in_reply_to_id: said.answers ?? null,
      sensitive: false,
      spoiler_text: '',
      visibility: 'public',
      language: 'fr',
      uri: `${profile}/${said.nativeId}`,
      url: `${profile}/${said.nativeId}`,
      replies_count: 0,
      reblogs_count: 0,
      favourites_count: 0,
      edited_at: null,
      content: htmlOf(said.text),
      reblog: null,
      account: {
        id: said.ours ? account : user,
        username: user,
        acct: said.ours ? 'vergers' : `${user}@ailleurs.example`,
        display_name: said.by.name,
        locked: false,
        bot: false,
        created_at: '2024-03-02T00:00:00.000Z',
        note: '<p>Je lis plus que je ne parle.</p>',
        url: profile,
        avatar: 'https://ailleurs.example/avatars/original/missing.png',
        header: 'https://ailleurs.example/headers/original/missing.png',
        followers_count: 41,
        following_count: 60,
        statuses_count: 512,
        emojis: [],
        fields: [],
      },
      media_attachments: [],
      mentions: [{ id: account, username: 'vergers', url: `https://${host}/@vergers`, acct: 'vergers' }],
      tags: [],
      emojis: [],
      card: null,
      poll: null,
    },
    said.thread.nativeId,
    { id: 'place', address: '', settings: { account, host } },
  )
}

const noteId = (nativeId: string) => `https://ailleurs.example/notes/${nativeId}`

function note(said: MemorySaid): RawEvent {
  const by = `https://ailleurs.example/users/${said.by.nativeId ?? 'quelqu-un'}`
  const object = noteOf(noteId(said.nativeId), by, said, said.answers ? noteId(said.answers) : null)
  const activity = { '@context': context, id: `${object.id}/activity`, type: 'Create', actor: by, object }
  return writeNote(object.id, JSON.stringify(activity), {
    by: { nativeId: by, name: said.by.name, url: by },
    ours: said.ours ?? false,
    thread: noteId(said.thread.nativeId),
    audience: 'public',
    at: said.saidAt ?? new Date().toISOString(),
  })
}

const context = ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1']

export function noteOf(
  id: string,
  by: string,
  { text, saidAt }: Pick<MemorySaid, 'text' | 'saidAt'>,
  answers: string | null,
) {
  return {
    id,
    type: 'Note',
    summary: null,
    inReplyTo: answers,
    published: saidAt,
    url: id,
    attributedTo: by,
    to: [publicly],
    cc: [`${by}/followers`],
    sensitive: false,
    content: htmlOf(text),
    contentMap: { fr: htmlOf(text) },
    attachment: [] as unknown[],
    tag: [] as unknown[],
  }
}
