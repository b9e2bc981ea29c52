import { createHmac } from 'node:crypto'
import { type Channel, type RawEvent, type Renewed } from '#channel'

/** What stands at the platform, by its native id; `null`: taken back there. */
export interface Agora {
  channel: Channel
  standing: Map<string, { page: string; text: string | null }>
  /** What the platform answers who asks it to take something away. */
  refuses: string | null
  /** It works on it for an hour before it answers how things stand. */
  works: boolean
  /** It cannot be asked how things stand. */
  deaf: boolean
  renewals: number
  /** Signed as the platform signs: what was said at which pages. */
  brings(
    said: readonly { page: string; id: string; text: string }[],
    secret?: string,
  ): { body: string; headers: Record<string, string> }
}

const signed = (body: string, secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** A platform with all that platforms ask: an app of one's own, news brought to it, calls that are counted, texts that are lent. */
export function openAgora(): Agora {
  const event = (nativeId: string, page: string, text: string | null): RawEvent => ({
    nativeId,
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify({ nativeId, page, text })),
  })
  const agora: Agora = {
    standing: new Map(),
    refuses: null,
    works: false,
    deaf: false,
    renewals: 0,
    brings(said, secret = 'secret-de-l-app') {
      const body = JSON.stringify(said)
      return { body, headers: { 'x-signature': signed(body, secret) } }
    },
    channel: {
      manifest: {
        key: 'agora',
        name: { fr: 'Agora', en: 'Agora' },
        abilities: ['joins', 'listens', 'hooks', 'renews', 'removes'],
        plantedBy: 'account',
        form: [],
        terms: {
          maxAgeDays: 30,
          deleteWithSource: true,
          mayDerive: false,
          mayJoinHandles: false,
          mayUseAi: false,
          daysAfterAccess: 7,
        },
        app: {
          key: 'agora',
          name: { fr: 'Agora', en: 'Agora' },
          form: [
            { key: 'id', label: { fr: 'Identifiant', en: 'Id' }, kind: 'text' },
            { key: 'secret', label: { fr: 'Secret', en: 'Secret' }, kind: 'secret' },
          ],
          asks: [{ fr: 'Une adresse publique.', en: 'A public address.' }],
          without: { fr: 'Le relevé à la main.', en: 'Noting by hand.' },
          steps: [{ say: { fr: 'Coller ceci.', en: 'Paste this.' }, copy: 'hook' }],
          tries: async ({ id }) =>
            id === 'faux' ? { kind: 'not-good', why: 'app-missing', detail: '', field: 'id' } : { kind: 'good' },
        },
        budget: {
          unit: { fr: 'unités', en: 'units' },
          shownBy: 1,
          per: 'day',
          zone: 'America/Los_Angeles',
          most: 5,
          forSaying: 2,
        },
        pace: [],
        longestUtterance: null,
      },
      read(raw) {
        const { nativeId, page, text } = JSON.parse(Buffer.from(raw.body).toString())
        if (text === null) return { kind: 'read', heard: [{ kind: 'gone', nativeId }] }
        return {
          kind: 'read',
          heard: [
            {
              kind: 'said',
              nativeId,
              thread: { nativeId: page, url: null, title: null },
              by: { nativeId: 'marmelade', name: 'Marmelade', url: null },
              ours: false,
              title: null,
              text,
              html: null,
              url: null,
              saidAt: null,
              answers: null,
              audience: 'public',
              language: 'fr',
              attachments: [],
            },
          ],
        }
      },
      joins: {
        setOut: async (_, back, state, { app }) =>
          app
            ? {
                kind: 'set-out',
                goTo: `https://agora.example/yes?${new URLSearchParams({ back, state })}`,
                pending: { id: app.id! },
              }
            : { kind: 'not-connected', why: 'app-missing', detail: '', field: null },
        arrive: async () => ({
          kind: 'which',
          of: ['page-1', 'page-2'].map((key) => ({ key, name: `La ${key}`, detail: null })),
          pending: { token: 'jeton' },
        }),
        choose: async ({ token }, key) =>
          key.startsWith('page-')
            ? { kind: 'connected', address: key, name: `La ${key}`, settings: {}, secrets: { token: token! } }
            : { kind: 'not-connected', why: 'not-found', detail: '', field: null },
      },
      listens: {
        async listen(_, __, { knocks = [], purse }) {
          if (!(await purse!.take(1, 'hear'))) return { kind: 'later', at: purse!.fullAt(), why: 'spent' }
          const events = knocks.map(({ body }) => {
            const { id, page, text } = JSON.parse(Buffer.from(body).toString())
            return event(id, page, text)
          })
          return { kind: 'heard', events, cursor: null, movedTo: null, latest: null }
        },
      },
      hooks: {
        greet: ({ challenge, token }, { secret }) => (token === secret ? (challenge ?? null) : null),
        sort({ headers, body }, { secret }) {
          const text = Buffer.from(body).toString()
          if (headers['x-signature'] !== signed(text, secret!))
            return { kind: 'decline', status: 403, why: 'not signed' }
          const said = JSON.parse(text) as { page: string }[]
          const parts = said.map((one) => ({
            channel: 'agora',
            address: one.page,
            body: Buffer.from(JSON.stringify(one)),
          }))
          return { kind: 'keep', parts }
        },
      },
      renews: {
        async renew(_, ids, pending, { clock }): Promise<Renewed> {
          agora.renewals++
          if (agora.deaf) return { kind: 'trouble', why: 'timed-out', detail: '' }
          if (agora.works && pending === null)
            return { kind: 'under-way', at: new Date(clock().getTime() + 3_600_000), pending: { job: 'un' } }
          const events = ids.flatMap((id) => {
            const there = agora.standing.get(id)
            return there ? [event(id, there.page, there.text)] : []
          })
          return { kind: 'renewed', events }
        },
      },
      removes: {
        async remove(_, nativeId) {
          if (agora.refuses) return { kind: 'refused', why: agora.refuses }
          agora.standing.set(nativeId, { page: '', text: null })
          return { kind: 'done' }
        },
      },
    },
  }
  return agora
}
