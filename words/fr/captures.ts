import { capital } from '../capital.ts'
import { agree, number } from './numbers.ts'

const figures = new Intl.NumberFormat('fr-FR')
const words = (n: number) => `${number(n, 'f')} ${agree(n, 'parole', 'paroles')}`

/** What was seen elsewhere and is written down: one by one, or by a file. */
export const captures = {
  plant: 'Relever à la main',
  plantLead:
    'Pour les lieux qu’aucun canal n’atteint : un site d’avis, un groupe, un journal. Vous y lisez ce qui se dit, vous le notez ici, et vous répondez là-bas.',
  plantName: 'Son nom',
  plantNameHint: 'Ce que vous y relevez, par exemple « Avis en magasin ».',
  plantIt: 'Commencer à noter',
  open: 'Noter une parole',
  openOf: (name: string) => `Noter dans « ${name} »`,
  state: 'Relevé à la main',
  nothingYet: 'Rien de noté pour l’instant.',
  back: 'Points de contact',

  one: 'Une parole',
  oneLead: 'Coller ci-dessous ce que vous avez lu, avec le nom, la date et le lien : chacun ira à sa place.',
  address: 'Adresse de la page ou du post',
  author: 'Qui parle',
  authorHint: 'Comme c’est écrit là-bas. Vide si rien ne le dit.',
  text: 'Ses mots',
  textHint: 'À la lettre, fautes comprises.',
  date: 'Quand',
  dateHint: 'Comme c’est écrit là-bas : 12 mars 2026 à 14 h 05, ou 12/03/2026. Sans heure, seul le jour sera dit.',
  postTitle: 'Sous quel titre',
  optional: (label: string) => `${label} (facultatif)`,
  noteIt: 'Noter',
  noted: 'C’est noté : cette parole est dans Conversations.',
  known: 'Cette parole est déjà notée. Rien n’a été ajouté.',
  sorted: 'Ce qui a été collé est réparti dans les champs.',

  file: 'Un fichier',
  fileLead:
    'Un tableau enregistré en CSV, jusqu’à 5 Mo et 10 000 lignes. Sa première ligne nomme les colonnes : une pour l’adresse, une pour les mots, et si vous les avez l’auteur, la date, le titre.',
  choose: 'Choisir un fichier',
  looking: 'On l’ouvre…',
  tooHeavy: 'Ce fichier pèse plus de 5 Mo. Le partager en plusieurs.',
  holds: (name: string, n: number) => `« ${name} » contient ${figures.format(n)} ${agree(n, 'ligne', 'lignes')}.`,
  columns: 'Ce que dit chaque colonne',
  columnsHint: 'Si une colonne est prise pour une autre, choisir ici ce qu’elle est.',
  columnsTaken: 'Les premières lignes sont relues ainsi.',
  column: (n: number) => `Colonne ${n}`,
  notRead: 'n’est pas lue',
  example: (words: string) => `par exemple : ${words}`,
  missing: (fields: readonly ('address' | 'text')[]): string =>
    fields.length > 1
      ? 'Il reste à choisir la colonne de l’adresse et celle des mots : sans elles, rien ne peut être entendu.'
      : fields[0] === 'address'
        ? 'Il reste à choisir la colonne de l’adresse : sans elle, rien ne peut être entendu.'
        : 'Il reste à choisir la colonne des mots : sans elle, rien ne peut être entendu.',
  fields: { address: 'l’adresse', author: 'qui parle', text: 'ses mots', date: 'quand', title: 'le titre' },
  first: 'Les premières lignes, telles qu’elles seront entendues',
  line: (n: number) => `Ligne ${figures.format(n)}`,
  nobody: 'Sans nom',
  noDate: 'sans date',
  hear: 'Tout entendre',
  leave: 'Ne rien entendre',
  left: 'Le fichier est écarté. Rien n’en a été entendu.',
  progress: (done: number, total: number) =>
    `${figures.format(done)} ${agree(done, 'ligne lue', 'lignes lues')} sur ${figures.format(total)}`,
  stop: 'Arrêter',
  stopped: 'C’est arrêté. Ce qui a été entendu reste.',
  result: (heard: number, known: number, unread: number) =>
    [
      heard > 0 ? `${capital(words(heard))} ${agree(heard, 'entendue', 'entendues')}.` : 'Aucune parole nouvelle.',
      known > 0 ? `${capital(number(known, 'f'))} ${agree(known, 'était déjà connue', 'étaient déjà connues')}.` : '',
      unread > 0
        ? `${capital(number(unread, 'f'))} ${agree(unread, 'ligne n’a pas pu être lue', 'lignes n’ont pas pu être lues')}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  resultOf: (name: string) => `« ${name} »`,
  stoppedAt: (done: number, total: number) => `Arrêté à la ligne ${figures.format(done)} sur ${figures.format(total)}.`,
  amiss: (line: number, why: string) => `Ligne ${figures.format(line)} : ${why}`,
  moreAmiss: (n: number) => `Et ${number(n, 'f')} ${agree(n, 'autre', 'autres')}, plus bas dans le fichier.`,
  undo: 'Défaire cet import',
  undoAsk: 'Défaire cet import ? Ce qu’il a apporté s’en va, sauf ce à quoi vous avez répondu.',
  undoYes: 'Oui, défaire',
  undone: 'L’import est défait. Ce à quoi vous aviez répondu est resté.',
  another: 'Un autre fichier',
  whys: {
    'no-address': 'il manque l’adresse.',
    'address-not-web': 'l’adresse n’est pas celle d’une page web (https://…).',
    'address-inside': 'l’adresse mène à l’intérieur d’un réseau ; personne d’autre ne peut l’ouvrir.',
    'no-text': 'il manque les mots.',
    'too-long': 'le texte dépasse 20 000 signes.',
    'date-not-read': 'la date ne se lit pas. L’écrire comme 12/03/2026.',
    'date-ahead': 'la date est à venir.',
    'date-too-old': 'la date est d’avant 1990.',
    quotes: 'un guillemet ouvert ne se ferme pas.',
  } as Record<string, string>,
  whyUnknown: 'elle ne se lit pas.',
}
