import { type Right } from '#channel'

/** « Scopes » of X's OAuth 2. Without one of them the account is not taken for connected. */
export const rights: readonly Right[] = [
  {
    key: 'tweet.read',
    what: { fr: 'lire ce qui vous est dit, et vos recherches', en: 'reading what is said to you, and your searches' },
  },
  { key: 'tweet.write', what: { fr: 'répondre', en: 'answering' } },
  { key: 'like.write', what: { fr: 'donner un « J’aime », et le reprendre', en: 'liking, and taking it back' } },
  {
    key: 'users.read',
    what: { fr: 'savoir qui parle, sous le nom affiché là-bas', en: 'knowing who speaks, by the name shown there' },
  },
  {
    key: 'offline.access',
    what: {
      fr: 'rester connecté\u202f; sans lui, les clés s’éteignent au bout de deux heures',
      en: 'staying connected; without it, the keys end after two hours',
    },
  },
]
