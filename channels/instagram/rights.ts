import { type Right } from '#channel'

export const toReadComments = 'instagram_manage_comments'

/** « Permissions Reference » of the Graph API. */
export const rights: readonly Right[] = [
  {
    key: 'pages_show_list',
    what: {
      fr: 'trouver les comptes liés à vos Pages, et choisir',
      en: 'finding the accounts linked to your Pages, and choosing',
    },
  },
  {
    key: 'pages_read_engagement',
    what: { fr: 'lire à quelle Page un compte est lié', en: 'reading which Page an account is linked to' },
  },
  {
    key: 'pages_manage_metadata',
    what: {
      fr: 'être prévenu aussitôt\u202f; sans lui, tout arrive par relevés, sauf les mentions',
      en: 'being told at once; without it all comes by polling, except mentions',
    },
  },
  {
    key: 'instagram_basic',
    what: {
      fr: 'lire ce que le compte a montré, et où on l’identifie',
      en: 'reading what the account has shown, and where it is tagged',
    },
  },
  {
    key: 'instagram_content_publish',
    what: {
      fr: 'publier vos étincelles ; sans lui, on répond seulement',
      en: 'publishing your sparks; without it, one only answers',
    },
  },
  {
    key: 'instagram_manage_comments',
    what: {
      fr: 'lire les commentaires et les mentions, y répondre, retirer avec motifs',
      en: 'reading comments and mentions, answering them, removing with reasons',
    },
  },
  {
    key: 'instagram_manage_messages',
    what: {
      fr: 'lire les messages privés, y répondre, répondre en privé à un commentaire',
      en: 'reading private messages, answering them, answering a comment in private',
    },
  },
]
