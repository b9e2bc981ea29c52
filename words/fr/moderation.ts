import { frenchCount } from '../plural.ts'

/** Removing something from our own page: never without its reason. */
export const moderation = {
  remove: 'Retirer',
  title: (n: number) => (n < 2 ? 'Retirer ce message' : `Retirer ${n} messages`),
  about: 'Quelle règle de la charte n’est pas respectée ? La personne lira vos motifs et pourra contester.',
  criticism: 'Une critique, même rude, n’est pas un motif.',
  ground: { illegal: 'contenu illicite', 'incompatible-with-terms': 'contraire à la charte' },
  facts: 'Ce que vous reprochez à ces mots, tel que la personne le lira',
  redress: (redress: string) => `Recours : ${redress}`,
  copies: (n: number) =>
    `Retirer aussi ${frenchCount(n, 'copie du même texte', 'copies du même texte')}, par le même acte`,
  otherRule: 'Choisir une autre règle',
  did: (n: number) => (n < 2 ? 'Le message sera retiré dans 10 s.' : `${n} messages seront retirés dans 10 s.`),

  /** Someone asked that what they said be erased. */
  erasure: {
    act: 'Effacer à sa demande',
    title: (name: string) => `À sa demande, effacer ce que ${name} a dit ici`,
    goes: 'Ses mots quittent Insuffleur : la conversation, la recherche, les raisons qui les citent, tout ce qu’on y a trouvé. Ils ne reviendront pas à la prochaine écoute.',
    elsewhere: (place: string) =>
      `Rien ne change là où ils ont été dits, sur « ${place} » : c’est là-bas qu’il faut demander à les effacer.`,
    onPage: 'Sur la page, une ligne dira qu’ils ont été retirés par la personne qui les avait écrits.',
    stays:
      'Restent son nom, l’heure, une ligne à la place des mots pour qui lui a répondu, et ce que vous avez écrit vous-mêmes : réponses, notes, brouillons.',
    forGood: 'Cela ne peut pas être défait. On garde qui a effacé et quand, pas ce qui était dit.',
    erase: 'Effacer pour de bon',
    did: 'C’est effacé.',
  },
}
