import { type DemoConversation } from '../script.ts'

export const mailTaste: DemoConversation[] = [
  {
    key: 'mail-sucre',
    place: 'mail',
    title: 'Nouvelle recette pomme coing',
    turns: [
      {
        key: 'christiane-hautbois',
        by: 'Christiane Hautbois',
        hoursAgo: 232,
        text: "Bonjour,\n\nJe vous écris au sujet de la nouvelle recette. Je suis infirmière en maison de retraite et nous servons votre compote au goûter depuis longtemps. Depuis la dernière livraison, plusieurs personnes la repoussent. L'une d'elles m'a dit : « c'est de la confiture, ça ». Je l'ai goûtée, elle est en effet devenue très sucrée.\n\nPar ailleurs les pots sont plus difficiles à ouvrir, mais cela, nous le faisons pour eux.\n\nExiste-t-il encore des stocks de l'ancienne recette ?\n\nBien à vous,\nChristiane Hautbois",
      },
      {
        key: 'odile',
        by: 'Odile',
        ours: true,
        answers: 'christiane-hautbois',
        hoursAgo: 226.8,
        text: 'Bonjour Madame,\n\nMerci d’avoir noté les mots exacts, « c’est de la confiture, ça » : je les fais lire à notre équipe recettes tels quels. Je demande demain à l’entrepôt ce qui reste de l’ancienne, et je vous réponds, qu’il en reste ou non.\n\nOdile',
      },
      {
        key: 'christiane-hautbois-2',
        by: 'Christiane Hautbois',
        answers: 'odile',
        hoursAgo: 205,
        text: 'Merci. Avez-vous pu voir pour les stocks ?',
      },
    ],
  },
  {
    key: 'mail-poire-william',
    place: 'mail',
    title: 'Les bocaux consignés, encore moi',
    turns: [
      {
        key: 'poire-william',
        by: 'Poire William',
        hoursAgo: 204,
        text: "Bonjour Odile,\n\nC'est le Poire William du blog. J'ai une proposition pour la consigne : pourquoi ne pas reprendre aussi les bocaux sans étiquette ? J'en ai dix-neuf, décollés par ma femme qui est soigneuse, et le magasin les refuse.\n\nBien à vous",
      },
      {
        key: 'odile',
        by: 'Odile',
        ours: true,
        answers: 'poire-william',
        hoursAgo: 199.5,
        text: 'Bonjour, et merci à la dame soigneuse.\n\nLe magasin refuse parce que l’étiquette porte le lot. Je demande à l’atelier si le numéro gravé au fond peut suffire. Je reviens vers vous jeudi.\n\nOdile',
      },
      {
        key: 'poire-william-2',
        by: 'Poire William',
        answers: 'odile',
        hoursAgo: 26.8,
        text: "Bonjour Odile,\n\nJe vous écris comme promis la semaine dernière au sujet des bocaux consignés… enfin c'est plutôt vous qui deviez m'écrire ! Toujours dix-neuf bocaux dans l'entrée. Ma femme les a rangés par taille alors qu'ils ont tous la même.\n\nBien à vous",
      },
    ],
  },
  {
    key: 'mail-regime',
    place: 'mail',
    title: '(sans objet)',
    turns: [
      {
        key: 'patrick-lemoine-34',
        by: 'patrick.lemoine.34',
        hoursAgo: 103,
        text: "Bonjour je suis sous regime et avec votre nouvelle recette j'explose mon compte de sucre de la journée c'est plus possible. Dommage j'en prenais 2 par jours depuis 3 ans",
      },
    ],
  },
  {
    key: 'mail-degoutee',
    place: 'mail',
    title: 'Déception',
    turns: [
      {
        key: 'laetitia-ferrand',
        by: 'Lætitia Ferrand',
        hoursAgo: 66.4,
        text: "Bonjour,\n\nJe ne suis pas du genre à écrire. Mais la pomme-coing, c'était la compote de ma mère. Je lui en apportais à l'hôpital, c'est une des dernières choses qu'elle a mangées avec plaisir. J'en ai racheté l'autre jour pour l'anniversaire de sa mort, c'est idiot. Ce n'était plus elle. Le petit goût râpeux du coing, fini. Et sucrée comme un dessert de cantine.\n\nJe sais que ce n'est pas votre faute. Je voulais que quelqu'un le sache.\n\nL. Ferrand",
      },
      {
        key: 'tancrede',
        by: 'Tancrède',
        ours: true,
        note: true,
        hoursAgo: 60.9,
        text: 'Je ne réponds pas à celle-ci dans la foulée. Odile, je te la laisse pour demain à tête reposée ; je peux relire.',
      },
    ],
  },
  {
    key: 'mail-allergie',
    place: 'mail',
    title: 'Traces de fruits à coque ?',
    turns: [
      {
        key: 'sophie-amsellem',
        by: 'Sophie Amsellem',
        hoursAgo: 536,
        text: "Bonjour, ma fille est allergique aux noisettes (allergie sévère, trousse d'urgence). L'abricot-romarin est-elle fabriquée sur une ligne où passent des noisettes ou des amandes ? L'étiquette ne dit rien. Merci d'avance.",
      },
      {
        key: 'farid',
        by: 'Farid',
        ours: true,
        answers: 'sophie-amsellem',
        hoursAgo: 533.7,
        text: 'Bonjour Madame,\n\nJ’ai posé la question au responsable de la ligne avant de vous répondre. L’abricot-romarin passe après l’abricot-amande, avec un lavage complet entre les deux, mais nous ne pouvons pas exclure une trace. Pour une allergie sévère, je vous conseille de ne pas la donner. L’étiquette aurait dû le dire : elle est corrigée à la prochaine impression.\n\nFarid',
      },
      {
        key: 'sophie-amsellem-2',
        by: 'Sophie Amsellem',
        answers: 'farid',
        hoursAgo: 532.1,
        text: 'Merci pour votre honnêteté. On restera sur la pomme nature.',
      },
    ],
  },
]
