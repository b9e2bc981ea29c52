import { type Channel, type Manifest, type RawEvent, type Watched } from '#channel'

const manifest: Manifest = {
  key: 'porch',
  name: { fr: 'Perron', en: 'Porch' },
  abilities: ['connects', 'listens', 'watches', 'takesIn', 'shows', 'says'],
  plantedBy: 'account',
  form: [{ key: 'name', label: { fr: 'Nom', en: 'Name' }, kind: 'text' }],
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [],
  longestUtterance: 500,
}

export interface Porch {
  channel: Channel
  /** What every line held at the moment is told. */
  stir(): void
  held(): number
  breaks(): void
  /** Words that cannot be verified yet. */
  doubts: Set<string>
  /** What is brought by going there. */
  said: string[]
}

/** A place with every way in: one knocks at it, looks at it, holds a line to it. What is knocked is what is said. */
export function openPorch(): Porch {
  const lines = new Set<{ stirred(): void; ends(how: Watched): void }>()
  const doubts = new Set<string>()
  const said: string[] = []
  const event = (text: string): RawEvent => ({ nativeId: text, contentType: 'text/plain', body: Buffer.from(text) })
  const channel: Channel = {
    manifest,
    read: (raw) => {
      const text = Buffer.from(raw.body).toString()
      return {
        kind: 'read',
        heard: [
          {
            kind: 'said',
            nativeId: text,
            thread: { nativeId: 'perron', url: null, title: null },
            by: { nativeId: 'maelle', name: 'Maëlle', url: null },
            ours: false,
            title: null,
            text,
            html: null,
            url: null,
            saidAt: null,
            answers: null,
            audience: 'public',
            language: null,
            attachments: [],
          },
        ],
      }
    },
    connects: {
      connect: async (given, means) => ({
        kind: 'connected',
        address: given.name ?? '',
        name: given.name ?? '',
        settings: { here: means.here ?? null },
        secrets: {},
      }),
    },
    listens: {
      async listen(_, __, means) {
        const knocks = (means.knocks ?? []).map(({ id, body }) => ({ id, text: Buffer.from(body).toString() }))
        const sure = knocks.filter(({ text }) => !doubts.has(text)).map(({ text }) => text)
        return {
          kind: 'heard',
          events: [...sure, ...said.splice(0)].map(event),
          cursor: null,
          movedTo: null,
          latest: null,
          keeps: knocks.filter(({ text }) => doubts.has(text)).map(({ id }) => id),
        }
      },
    },
    watches: {
      watch: (_, stirred, __, until) =>
        new Promise((done) => {
          const line = {
            stirred,
            ends(how: Watched) {
              lines.delete(line)
              done(how)
            },
          }
          lines.add(line)
          until.addEventListener('abort', () => line.ends({ kind: 'ended' }))
        }),
    },
    takesIn: {
      takeIn: (_, { body }) =>
        body.byteLength ? { kind: 'keep', status: 202 } : { kind: 'decline', status: 400, why: 'nothing said' },
    },
    shows: {
      nameOf: ({ address }) => address,
      async show(_, { path, here }, held) {
        const key = /^said\/(.+)$/.exec(path)?.[1]
        if (path === '') return { status: 200, contentType: 'text/plain', body: here }
        const own = key ? await held.own(key) : null
        if (own) return { status: own.gone ? 410 : 200, contentType: 'text/plain', body: own.utterance.text }
        if (path !== 'said') return null
        const texts = (await held.latest(null)).map(({ utterance }) => utterance.text)
        return { status: 200, contentType: 'application/json', body: JSON.stringify(texts) }
      },
    },
    says: {
      say: async (_, { key }, { here }) => ({
        kind: 'sent',
        nativeId: `${here}/said/${key}`,
        url: null,
        proof: 'seen',
      }),
      readBack: async () => ({ kind: 'not-there' }),
    },
  }
  return {
    channel,
    stir() {
      for (const { stirred } of lines) stirred()
    },
    held: () => lines.size,
    breaks() {
      for (const { ends } of lines) ends({ kind: 'broken', why: 'as told' })
    },
    doubts,
    said,
  }
}

/** A place where people sign in themselves; whoever says yes there comes back with `code=oui`. */
export const far: Channel = {
  manifest: {
    ...manifest,
    key: 'far',
    name: { fr: 'Là-bas', en: 'Over there' },
    abilities: ['joins'],
    form: [{ key: 'server', label: { fr: 'Serveur', en: 'Server' }, kind: 'address' }],
  },
  read: () => ({ kind: 'read', heard: [] }),
  joins: {
    setOut: async ({ server }, back, state) =>
      server === 'fermé'
        ? { kind: 'not-connected', why: 'refused', detail: 'nobody there', field: 'server' }
        : {
            kind: 'set-out',
            goTo: `https://${server}/yes?${new URLSearchParams({ back, state })}`,
            pending: { server: server! },
          },
    arrive: async ({ server }, { code }, back) =>
      code === 'oui'
        ? {
            kind: 'connected',
            address: `@vergers@${server}`,
            name: 'Vergers',
            settings: { back },
            secrets: { token: 'clé' },
          }
        : { kind: 'not-connected', why: 'not-allowed', detail: '', field: null },
  },
}
