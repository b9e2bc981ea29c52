/** What a column may be taken for. */
export const fields = ['address', 'author', 'text', 'date', 'title'] as const
export type Field = (typeof fields)[number]

/** Without accents, in small letters. The first column that bears one of a field's names is taken for it. */
const names: Record<Field, readonly string[]> = {
  address: [
    'adresse',
    'url',
    'lien',
    'lien du post',
    'permalien',
    'address',
    'link',
    'permalink',
    'adresse url',
    'uri',
  ],
  author: [
    'auteur',
    'auteure',
    'autrice',
    'nom',
    'pseudo',
    'par',
    'de',
    'compte',
    'author',
    'name',
    'by',
    'from',
    'user',
    'username',
    'account',
  ],
  text: [
    'texte',
    'message',
    'paroles',
    'mots',
    'commentaire',
    'contenu',
    'avis',
    'text',
    'words',
    'comment',
    'content',
    'body',
    'review',
    'mention',
  ],
  date: [
    'date',
    'quand',
    'dit le',
    'date et heure',
    'publie le',
    'when',
    'said',
    'said at',
    'created at',
    'published at',
    'date time',
    'datetime',
    'time',
  ],
  title: ['titre', 'sujet', 'billet', 'article', 'title', 'subject', 'post', 'post title', 'titre du billet'],
}

/** What each column was taken for; null where its name says nothing to us. */
export function columnsOf(heads: readonly string[]): (Field | null)[] {
  const taken = new Set<Field>()
  return heads.map((head) => {
    const field = fields.find((one) => !taken.has(one) && names[one].includes(folded(head)))
    if (field) taken.add(field)
    return field ?? null
  })
}

const folded = (head: string): string =>
  head
    .slice(0, 80)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
