import { type DemoConversation } from '../script.ts'

export const mailOthers: DemoConversation[] = [
  {
    key: 'mail-merci',
    place: 'mail',
    title: 'Un mot gentil',
    turns: [
      {
        key: 'colette-brunet',
        by: 'Colette Brunet',
        hoursAgo: 380,
        text: "Bonjour à toute l'équipe, on ne vous écrit sûrement que pour se plaindre alors voilà : la pomme-rhubarbe est parfaite, acidulée juste ce qu'il faut. Mon mari, qui n'aime rien, a dit « pas dégueu ». C'est la Légion d'honneur chez nous.",
      },
      {
        key: 'odile',
        by: 'Odile',
        ours: true,
        answers: 'colette-brunet',
        hoursAgo: 374.2,
        text: 'Bonjour Colette,\n\n« Pas dégueu » est affiché dans la cuisine depuis ce matin. Merci à vous, et mes respects au jury.\n\nOdile',
      },
    ],
  },
  {
    key: 'mail-ecole',
    place: 'mail',
    title: 'Cantine scolaire - demande',
    turns: [
      {
        key: 'jerome-attal',
        by: 'Jérôme Attal',
        hoursAgo: 616,
        text: "Bonjour,\n\nResponsable d'une cantine (240 couverts) dans l'Ain, je cherche des compotes en seau plutôt qu'en pots individuels. 240 pots plastiques à chaque service, ce n'est plus défendable devant les parents. Est-ce que vous faites des grands contenants ? Et à quel prix au kilo ?\n\nMerci,\nJ. Attal",
      },
      {
        key: 'tancrede',
        by: 'Tancrède',
        ours: true,
        answers: 'jerome-attal',
        hoursAgo: 609,
        text: 'Bonjour Monsieur,\n\nOui, des seaux de 5 kg, repris et relavés, mais seulement en pomme et en pomme-poire pour le moment. L’Ain est sur la tournée du mardi. Je vous envoie le tarif en pièce jointe ; combien de services par semaine cela ferait-il chez vous ?\n\nTancrède',
      },
      {
        key: 'jerome-attal-2',
        by: 'Jérôme Attal',
        answers: 'tancrede',
        hoursAgo: 588.5,
        text: 'Deux services. Je présente ça en commission et je vous redis.',
      },
    ],
  },
  {
    key: 'mail-quebec',
    place: 'mail',
    title: 'Livraison au Québec?',
    turns: [
      {
        key: 'genevieve-paquin',
        by: 'Geneviève Paquin',
        hoursAgo: 329,
        language: 'fr-CA',
        text: "Bonjour,\n\nJ'ai découvert vos compotes en visitant ma fille à Grenoble. J'ai capoté sur la pomme-cassis! Icitte, impossible d'en trouver nulle part, même dans les épiceries fines. Est-ce que vous livrez au Québec, ou bien il y a un importateur?\n\nMerci ben,\nGeneviève Paquin, Trois-Rivières",
      },
      {
        key: 'tancrede',
        by: 'Tancrède',
        ours: true,
        answers: 'genevieve-paquin',
        hoursAgo: 322.4,
        language: 'fr-CA',
        text: 'Bonjour Madame,\n\nNous avions un importateur à Montréal, il a cessé l’automne dernier, et nous n’en avons pas encore d’autre. Je préfère vous le dire que de vous faire chercher. Dans quelle épicerie iriez-vous si vous aviez le choix? Cela m’aide à savoir à quelle porte frapper.\n\nTancrède',
      },
      {
        key: 'genevieve-paquin-2',
        by: 'Geneviève Paquin',
        answers: 'tancrede',
        hoursAgo: 319,
        language: 'fr-CA',
        text: "Merci de la franchise! À la fruiterie de la rue des Forges, ils sont ben d'adon. Je leur en parle de mon bord.",
      },
    ],
  },
  {
    key: 'mail-english',
    place: 'mail',
    title: 'Lids',
    turns: [
      {
        key: 'fiona-mackessack',
        by: 'Fiona Mackessack',
        hoursAgo: 114.7,
        language: 'en',
        text: "Hello,\n\nWe buy your jars at the market in Bergerac every August and bring a dozen home. This year two of the lids were so tight we had to ask our neighbour, who is a rugby player, and he broke one. The compote itself is as good as ever, please don't change it!\n\nBest wishes,\nFiona",
      },
    ],
  },
  {
    key: 'mail-prix',
    place: 'mail',
    title: 'Augmentation',
    turns: [
      {
        key: 'm-et-mme-diallo',
        by: 'M. et Mme Diallo',
        hoursAgo: 327,
        text: "Bonjour, nous sommes une famille de 6. Avec la hausse on passe à presque 60 euros par mois rien qu'en compotes. On va devoir arrêter ou en faire nous-mêmes, ce que ma femme fait très bien mais pas un mardi soir après le travail.\n\nEst-ce que vous pensez faire un grand format moins cher au kilo ? Un seau, un bidon, ce que vous voulez. On serait preneurs tout de suite, et les voisins aussi.",
      },
    ],
  },
]
