import { type App, type Budget } from '#channel'
import { ask } from './ask.ts'

const portal = 'https://console.x.com'

/** In millionths of a dollar; a part is for answers alone. */
export const budget: Budget = {
  unit: { fr: 'dollars', en: 'dollars' },
  shownBy: 1_000_000,
  per: 'month',
  zone: 'UTC',
  most: null,
  forSaying: 500_000,
}

export const appAt = (api: string): App => ({
  key: 'x',
  name: { fr: 'X', en: 'X' },
  form: [
    { key: 'client-id', label: { fr: 'Client ID (OAuth 2.0)', en: 'Client ID (OAuth 2.0)' }, kind: 'text' },
    {
      key: 'client-secret',
      label: { fr: 'Client Secret (OAuth 2.0)', en: 'Client Secret (OAuth 2.0)' },
      kind: 'secret',
    },
    {
      key: 'bearer',
      label: { fr: 'Bearer Token de l’application', en: 'Bearer Token of the app' },
      hint: {
        fr: 'Pour demander à X, sans frais connus, ce qui a été effacé\u202f; sans lui, chaque message est relu, et payé',
        en: 'To ask X, at no known cost, what was deleted; without it each post is read again, and paid for',
      },
      kind: 'secret',
      optional: true,
    },
    {
      key: 'ceiling',
      label: { fr: 'Plafond par mois, en dollars', en: 'Ceiling per month, in dollars' },
      hint: {
        fr: 'Une fois atteint, plus rien n’est demandé à X avant le mois suivant\u202f; 0,50 est réservé aux réponses',
        en: 'Once it is reached, X is asked nothing more until the next month; 0.50 is kept for answers',
      },
      kind: 'text',
    },
  ],
  asks: [
    {
      fr: 'Un compte de développeur chez X, et des crédits payés d’avance\u00a0: chaque lecture et chaque réponse coûtent.',
      en: 'A developer account at X, and credits paid in advance: each reading and each answer costs.',
    },
    {
      fr: 'Aucun examen préalable\u202f; X demande à quoi servira l’application, et s’y tient.',
      en: 'No review beforehand; X asks what the app is for, and holds you to it.',
    },
    {
      fr: 'Une adresse publique n’est pas nécessaire\u00a0: les messages arrivent par relevés.',
      en: 'No public address is needed: posts come by asking for them.',
    },
  ],
  without: {
    fr: 'Ce qui se dit sur X peut être noté à la main, et l’on y répond sur place.',
    en: 'What is said on X can be noted by hand, and is answered over there.',
  },
  steps: [
    {
      say: { fr: 'Créer une application dans la console de X.', en: 'Create an app in the console of X.' },
      at: portal,
    },
    {
      say: {
        fr: 'Sous «\u00a0User authentication settings\u00a0», choisir «\u00a0Read and write\u00a0» et «\u00a0Web App\u00a0», puis coller cette adresse de retour sous «\u00a0Callback URI\u00a0».',
        en: 'Under “User authentication settings”, choose “Read and write” and “Web App”, then paste this address to come back to under “Callback URI”.',
      },
      at: portal,
      copy: 'back',
    },
    {
      say: {
        fr: 'Copier ici le Client ID, le Client Secret et, si l’on veut, le Bearer Token («\u00a0Keys and tokens\u00a0»).',
        en: 'Copy the Client ID, the Client Secret and, if you like, the Bearer Token here (“Keys and tokens”).',
      },
      at: portal,
    },
    {
      say: {
        fr: 'Acheter des crédits, fixer aussi un plafond chez X, et écrire ici celui que l’on veut tenir.',
        en: 'Buy credits, set a limit at X as well, and write here the one you want kept.',
      },
      at: portal,
      check: 'account',
    },
  ],
  async tries(given, means) {
    const wrong = { kind: 'not-good', detail: '' } as const
    if (!(Number((given.ceiling ?? '').replace(',', '.')) > 0))
      return { ...wrong, why: 'not-so-written', field: 'ceiling' }
    if (!given.bearer) return { kind: 'good' }
    const answer = await ask(api, `Bearer ${given.bearer}`, { path: '/2/usage/tweets' }, means)
    if (answer.kind === 'declined' && answer.status === 401)
      return { ...wrong, why: 'wrong-credentials', field: 'bearer' }
    if (answer.kind === 'trouble') return { ...wrong, why: answer.why, detail: answer.detail, field: null }
    return { kind: 'good' }
  },
})
