import { type App } from '#channel'
import { ask } from './ask.ts'

/** Opens what an app may ask for by itself. */
export const basic = (keys: Readonly<Record<string, string>>) =>
  `Basic ${Buffer.from(`${keys['client-id'] ?? ''}:${keys['client-secret'] ?? ''}`).toString('base64')}`

const page = 'https://developer.vimeo.com/apps'

export const appAt = (api: string): App => ({
  key: 'vimeo',
  name: { fr: 'Vimeo', en: 'Vimeo' },
  form: [
    { key: 'client-id', label: { fr: 'Identifiant du client', en: 'Client identifier' }, kind: 'text' },
    { key: 'client-secret', label: { fr: 'Secret du client', en: 'Client secret' }, kind: 'secret' },
  ],
  asks: [
    {
      fr: 'Un compte Vimeo dont l’adresse électronique est vérifiée.',
      en: 'A Vimeo account whose e-mail address is verified.',
    },
  ],
  without: {
    fr: 'Les liens vers des vidéos Vimeo restent des liens\u202f; leurs commentaires peuvent être notés à la main.',
    en: 'Links to Vimeo videos stay links; their comments can be noted by hand.',
  },
  steps: [
    { say: { fr: 'Créer une application chez Vimeo.', en: 'Create an app at Vimeo.' }, at: page },
    {
      say: {
        fr: 'Y coller cette adresse de retour, sous «\u00a0Your callback URLs\u00a0».',
        en: 'Paste this address to come back to, under “Your callback URLs”.',
      },
      at: page,
      copy: 'back',
    },
    {
      say: {
        fr: 'Copier ici l’identifiant et le secret du client.',
        en: 'Copy the client identifier and the client secret here.',
      },
      at: page,
    },
  ],
  async tries(given, means) {
    const body = { grant_type: 'client_credentials', scope: 'public' }
    const door = { api, authorization: basic(given) }
    const question = { method: 'POST', path: '/oauth/authorize/client', body, sends: 'auth' } as const
    const answer = await ask(door, question, means)
    if (answer.kind === 'there') return { kind: 'good' }
    if (answer.kind !== 'declined')
      return { kind: 'not-good', why: answer.why, detail: answer.kind === 'trouble' ? answer.detail : '', field: null }
    return { kind: 'not-good', why: 'wrong-credentials', detail: answer.detail, field: 'client-secret' }
  },
})
