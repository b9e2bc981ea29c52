import { type App } from '#channel'
import { ask } from './graph.ts'
import { unheardFor } from './unhappy.ts'

/** The app that one registers at Meta, for Facebook Pages and Instagram accounts alike. `root`: the Graph API with its version. */
export const appAt = (root: string): App => ({
  key: 'meta',
  name: { fr: 'Meta', en: 'Meta' },
  form: [
    { key: 'id', label: { fr: 'Identifiant de l’application', en: 'App ID' }, kind: 'text' },
    { key: 'secret', label: { fr: 'Clé secrète', en: 'App secret' }, kind: 'secret' },
    {
      key: 'verify',
      label: { fr: 'Jeton de vérification', en: 'Verify token' },
      hint: {
        fr: 'Une phrase que vous inventez et que vous collez aussi chez Meta',
        en: 'A phrase you make up and paste at Meta as well',
      },
      kind: 'secret',
    },
  ],
  asks: [
    {
      fr: 'Meta vérifie l’entreprise qui tient l’application, pièces à l’appui.',
      en: 'Meta verifies the company behind the app, on documents.',
    },
    {
      fr: 'Chaque droit passe par un examen de Meta avant de valoir pour d’autres que vous.',
      en: 'Meta reviews each right before it holds for anyone but you.',
    },
    {
      fr: 'Pour être prévenu aussitôt, il faut une adresse publique en https.',
      en: 'To be told at once, a public https address is needed.',
    },
  ],
  without: {
    fr: 'Sans examen, l’application ouvre les Pages des personnes qui y ont un rôle. Sans adresse publique, les commentaires arrivent par relevés.',
    en: 'Without review, the app opens the Pages of people who have a role in it. Without a public address, comments come by polling.',
  },
  steps: [
    {
      say: { fr: 'Créer une application de type «\u00a0Business\u00a0».', en: 'Create an app of the type “Business”.' },
      at: 'https://developers.facebook.com/apps/',
    },
    // Before the address: Meta asks there at once whether it is ours, and only the phrase answers.
    {
      say: {
        fr: 'Copier plus bas l’identifiant et la clé secrète (Paramètres, Général), inventer un jeton de vérification, et enregistrer.',
        en: 'Copy the app ID and secret below (Settings, Basic), make up a verify token, and keep them.',
      },
      at: 'https://developers.facebook.com/apps/',
    },
    {
      say: {
        fr: 'Ajouter «\u00a0Facebook Login for Business\u00a0» et y coller l’adresse de retour.',
        en: 'Add “Facebook Login for Business” and paste the address to come back to.',
      },
      copy: 'back',
    },
    {
      say: {
        fr: 'Ajouter «\u00a0Webhooks\u00a0», objet «\u00a0Page\u00a0», champs «\u00a0feed\u00a0», «\u00a0mention\u00a0», «\u00a0messages\u00a0», «\u00a0message_echoes\u00a0» et «\u00a0message_edits\u00a0», et y coller cette adresse et le jeton.',
        en: 'Add “Webhooks”, object “Page”, fields “feed”, “mention”, “messages”, “message_echoes” and “message_edits”, and paste this address and the token.',
      },
      copy: 'hook',
    },
    {
      say: {
        fr: 'Pour Instagram, y coller la même adresse sous l’objet «\u00a0Instagram\u00a0», champs «\u00a0comments\u00a0», «\u00a0live_comments\u00a0», «\u00a0mentions\u00a0» et «\u00a0messages\u00a0».',
        en: 'For Instagram, paste the same address under the object “Instagram”, fields “comments”, “live_comments”, “mentions” and “messages”.',
      },
      copy: 'hook',
    },
    {
      say: {
        fr: 'Dans l’application Instagram, rendre le compte professionnel, le lier à une Page, et permettre l’accès aux messages (Paramètres, Messages, Outils connectés).',
        en: 'In the Instagram app, make the account professional, link it to a Page, and allow access to messages (Settings, Messages, Connected tools).',
      },
    },
  ],
  review: [
    {
      fr: 'Pour chaque droit, à quoi il sert chez vous, et une vidéo où on le voit servir.',
      en: 'For each right, what you use it for, and a video in which it is seen at work.',
    },
    {
      fr: 'Une adresse où se lit votre politique de confidentialité, et le moyen d’y demander un effacement.',
      en: 'An address where your privacy policy can be read, and a way to ask for erasure there.',
    },
    {
      fr: 'L’entreprise vérifiée\u202f; après quoi l’application passe du mode développement au mode public.',
      en: 'The company verified; after which the app goes from development to live.',
    },
  ],
  // « Access tokens », app access tokens: what an app may ask for by itself. By POST, so that no secret stands in an address.
  async tries({ id = '', secret = '' }, means) {
    const body = { client_id: id, client_secret: secret, grant_type: 'client_credentials' }
    const answer = await ask({ root, token: null }, { method: 'POST', path: '/oauth/access_token', body }, means)
    if (answer.kind === 'there') return { kind: 'good' }
    if (answer.kind === 'declined')
      return { kind: 'not-good', why: 'wrong-credentials', detail: answer.detail, field: 'secret' }
    const unheard = unheardFor(answer)
    const why = unheard.kind === 'later' || unheard.kind === 'trouble' ? unheard.why : 'server-error'
    return { kind: 'not-good', why, detail: answer.kind === 'trouble' ? answer.detail : '', field: null }
  },
})
