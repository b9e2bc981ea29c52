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
}
