import { type DemoConversation } from '../script.ts'

export const mailAfterSales: DemoConversation[] = [
  {
    key: 'mail-bocaux',
    place: 'mail',
    title: 'Bocaux cassés commande 20418',
    turns: [
      {
        key: 'helene-vasseur',
        by: 'Hélène Vasseur',
        hoursAgo: 290,
        text: "Bonjour,\n\nJ'ai reçu hier ma commande n° 20418. Deux bocaux sur six étaient brisés et le carton était trempé. J'ai tout nettoyé, je me suis un peu coupée (rien de grave).\n\nJ'ai des photos si besoin. Que proposez-vous ?\n\nCordialement,\nHélène Vasseur",
      },
      {
        key: 'farid',
        by: 'Farid',
        ours: true,
        answers: 'helene-vasseur',
        hoursAgo: 286.5,
        text: 'Bonjour Madame,\n\nJe suis désolé, surtout pour la coupure : est-ce que tout va bien aujourd’hui ?\n\nDeux bocaux repartent ce soir, dans un carton à cloisons. Gardez les photos, je n’en ai pas besoin pour vous croire. Une seule question, pour l’équipe d’expédition : le carton était-il abîmé dehors, ou seulement mouillé ?\n\nFarid',
      },
      {
        key: 'helene-vasseur-2',
        by: 'Hélène Vasseur',
        answers: 'farid',
        hoursAgo: 281,
        text: "Bonjour Farid,\nTout va bien merci, un pansement. Le carton était intact à l'extérieur, c'est à l'intérieur que ça bouge, il n'y avait qu'une feuille de papier. Merci pour la rapidité.",
      },
      {
        key: 'farid-2',
        by: 'Farid',
        ours: true,
        note: true,
        hoursAgo: 280.2,
        text: 'Quatrième carton intact dehors et cassé dedans ce mois-ci. Transmis à l’expédition avec la phrase « il n’y avait qu’une feuille de papier ».',
      },
    ],
  },
  {
    key: 'mail-livraison-2',
    place: 'mail',
    title: 'colis',
    turns: [
      {
        key: 'bruno-castex',
        by: 'Bruno Castex',
        hoursAgo: 163,
        text: 'colis arrivé ouvert, manque un pot. pas la mort mais bon. commande 20671',
      },
      {
        key: 'farid',
        by: 'Farid',
        ours: true,
        answers: 'bruno-castex',
        hoursAgo: 159.4,
        text: 'Bonjour,\n\nPas la mort, mais il manque quand même un pot : il part demain, avec un second pour l’attente. Le colis était-il ouvert par le dessus ou par le côté ?\n\nFarid',
      },
      {
        key: 'bruno-castex-2',
        by: 'Bruno Castex',
        answers: 'farid',
        hoursAgo: 158.8,
        text: "par le dessus, scotch décollé. merci c'est sympa",
      },
      {
        key: 'bruno-castex-3',
        by: 'Bruno Castex',
        answers: 'bruno-castex-2',
        hoursAgo: 21.7,
        text: "re bonjour. le remplacement est arrivé ce matin... et lui aussi il est cassé 😂 je vous jure que c'est vrai",
      },
    ],
  },
  {
    key: 'mail-couvercle',
    place: 'mail',
    title: 'Couvercle bombé - URGENT',
    turns: [
      {
        key: 'elodie-roussin',
        by: 'Élodie Roussin',
        hoursAgo: 4.8,
        text: "Bonjour,\n\nJ'ai ouvert ce midi un bocal pomme-poire de 560 g (lot L2907B). Le couvercle était bombé, je ne l'avais pas vu, et il y a eu un petit bruit de gaz. Mon fils de 4 ans en a mangé deux cuillères avant que je sente une odeur bizarre. Il va bien pour l'instant.\n\nEst-ce que je dois m'inquiéter ? Est-ce que je dois garder le bocal ? J'ai essayé d'appeler mais vous êtes fermés.\n\nMerci de me répondre vite.\nE. Roussin",
      },
      {
        key: 'elodie-roussin-2',
        by: 'Élodie Roussin',
        answers: 'elodie-roussin',
        hoursAgo: 3.2,
        text: "Je me permets de relancer. Il va toujours bien. J'ai mis le bocal dans un sac fermé au frigo. Merci.",
      },
    ],
  },
  {
    key: 'mail-opercule',
    place: 'mail',
    title: 'Vos opercules',
    turns: [
      {
        key: 'andre-mougin',
        by: 'André Mougin',
        hoursAgo: 455,
        text: "Messieurs,\n\nClient depuis 2004, je vous informe que l'ouverture de vos pots nécessite désormais un outil. Ma femme utilise un tournevis. Nous avons respectivement 78 et 80 ans et tenons à nos doigts.\n\nDans l'attente d'une amélioration, recevez mes salutations.\n\nA. Mougin",
      },
      {
        key: 'farid',
        by: 'Farid',
        ours: true,
        answers: 'andre-mougin',
        hoursAgo: 450.6,
        text: 'Bonjour Monsieur,\n\nLe tournevis n’était pas au programme, et je préférerais que Madame Mougin le range. Vous n’êtes pas seul à nous le dire : votre lettre rejoint celles que je porte à l’atelier. Puis-je y citer votre phrase sur l’outil, sans votre nom ?\n\nFarid',
      },
      {
        key: 'andre-mougin-2',
        by: 'André Mougin',
        answers: 'farid',
        hoursAgo: 448,
        text: 'Vous pouvez, et même avec mon nom.',
      },
    ],
  },
]
