import { type Right } from '#channel'

/** « Permissions Reference » of the Graph API. */
export const rights: readonly Right[] = [
  {
    key: 'pages_show_list',
    what: { fr: 'choisir parmi vos Pages', en: 'choosing among your Pages' },
  },
  {
    key: 'pages_read_engagement',
    what: {
      fr: 'lire les publications, sous lesquelles on vous parle',
      en: 'reading posts, under which people speak to you',
    },
  },
  {
    key: 'pages_read_user_content',
    what: {
      fr: 'lire les commentaires, ce que les visiteurs publient sur la Page et où ils la nomment, et qui l’écrit',
      en: 'reading comments, what visitors post on the Page and where they name it, and who writes them',
    },
  },
  {
    key: 'pages_manage_engagement',
    what: { fr: 'répondre, aimer, et retirer avec motifs', en: 'answering, liking, and removing with reasons' },
  },
  {
    key: 'pages_manage_posts',
    what: {
      fr: 'publier vos étincelles\u202f; sans lui, on répond seulement',
      en: 'publishing your sparks; without it, one only answers',
    },
  },
  {
    key: 'pages_manage_metadata',
    what: {
      fr: 'être prévenu aussitôt\u202f; sans lui, les commentaires arrivent par relevés',
      en: 'being told at once; without it, comments come by polling',
    },
  },
  {
    key: 'pages_messaging',
    what: {
      fr: 'lire les messages privés, y répondre, répondre en privé à un commentaire',
      en: 'reading private messages, answering them, answering a comment in private',
    },
  },
]
