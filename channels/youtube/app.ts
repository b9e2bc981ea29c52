import { type App, type Budget, type Right } from '#channel'

/** As Google's table of quota costs has it: 10,000 a day for a project, anew at midnight of the Pacific. */
export const budget: Budget = {
  unit: { fr: 'unités de quota', en: 'quota units' },
  shownBy: 1,
  per: 'day',
  zone: 'America/Los_Angeles',
  most: 10_000,
  // Some fifty answers.
  forSaying: 2_600,
}
export const costs = { list: 1, insert: 50 } as const

export const scope = 'https://www.googleapis.com/auth/youtube.force-ssl'
export const rights: readonly Right[] = [
  {
    key: scope,
    what: {
      fr: 'lire les commentaires sous les vidéos de votre chaîne et y répondre',
      en: 'reading the comments below the videos of your channel, and answering them',
    },
  },
]

const console = 'https://console.cloud.google.com'

export const app: App = {
  key: 'google',
  name: { fr: 'Google', en: 'Google' },
  form: [
    { key: 'client-id', label: { fr: 'ID client', en: 'Client ID' }, kind: 'text' },
    { key: 'client-secret', label: { fr: 'Code secret du client', en: 'Client secret' }, kind: 'secret' },
  ],
  asks: [
    { fr: 'Un projet Google Cloud et une chaîne YouTube.', en: 'A Google Cloud project and a YouTube channel.' },
    {
      fr: 'Tant que l’application est en mode test, il faut se reconnecter tous les 7 jours.',
      en: 'While the app is in testing, one has to connect again every 7 days.',
    },
  ],
  without: {
    fr: 'Les commentaires peuvent être notés à la main.',
    en: 'Comments can be noted by hand.',
  },
  steps: [
    {
      say: {
        fr: 'Activer «\u00a0YouTube Data API v3\u00a0» dans un projet.',
        en: 'Enable “YouTube Data API v3” in a project.',
      },
      at: `${console}/apis/library/youtube.googleapis.com`,
      check: 'account',
    },
    {
      say: { fr: 'Sur l’écran de consentement, ajouter ce droit.', en: 'On the consent screen, add this scope.' },
      at: `${console}/auth/scopes`,
      copy: { words: scope },
      check: 'account',
    },
    {
      say: {
        fr: 'Créer un client OAuth de type «\u00a0Application Web\u00a0» et y coller cette adresse de retour.',
        en: 'Create an OAuth client of type “Web application” and paste this address to come back to.',
      },
      at: `${console}/auth/clients`,
      copy: 'back',
    },
    {
      say: { fr: 'Copier ici l’ID et le code secret du client.', en: 'Copy the client ID and the client secret here.' },
      at: `${console}/auth/clients`,
    },
  ],
  review: [
    {
      fr: 'Le droit demandé est «\u00a0sensible\u00a0»\u00a0: Google vérifie l’application avant de l’ouvrir à d’autres (domaine, règles de confidentialité, vidéo de démonstration).',
      en: 'The scope is “sensitive”: Google verifies the app before it serves others (domain, privacy policy, a video showing it at work).',
    },
    {
      fr: 'Plus de 10\u202f000 unités par jour demandent un audit de conformité.',
      en: 'More than 10,000 units a day ask for a compliance audit.',
    },
  ],
}
