import { type DemoReason } from './script.ts'

/** Reasons somebody at the desk has already kept: the person's own words, to the letter, under a theme. */
export const keptReasons: DemoReason[] = [
  ...saidOf('Trop sucrée', [
    ['new-recipe', 'bastien-aulnoy', 'Beaucoup trop sucrée pour moi'],
    ['new-recipe', 'ines-bht', 'quand je lis 14,6 g de sucre au dos je tique un peu'],
    ['new-recipe', 'marion-esteve', 'Plus de trois points de sucre en plus, je ne peux plus la recommander'],
    ['gouter', 'gregory-salan', "la gourde pomme-fraise c'est un bonbon"],
    ['masto-nouvelle', 'leone', 'On dirait qu’il y a plus de sucre que de pomme'],
    [
      'masto-nouvelle',
      'abel-nkoulou',
      "même mon petit dernier, qui mange du miel à la cuillère, a fait la grimace tellement c'est sucré",
    ],
    ['masto-nouvelle', 'dounia-h', 'trop sucrée aussi de mon côté'],
    ['masto-avant', 'soeur-anne', 'Et moins de sucre tant qu’à faire, elle écœure au bout de trois cuillères'],
    ['yt-nouvelle', 'corinne-abadie', "Sucre, sucre, sucre. On n'a plus que ça dans la bouche"],
    ['yt-nouvelle', 'samy-prod-2', 'trop sucré de ouf'],
    [
      'yt-nouvelle',
      'maryvonne56',
      "ma fille diabétique pouvait en manger un demi pot, maintenant c'est trop sucré pour elle",
    ],
    ['mail-sucre', 'christiane-hautbois', 'elle est en effet devenue très sucrée'],
    ['mail-regime', 'patrick-lemoine-34', "avec votre nouvelle recette j'explose mon compte de sucre de la journée"],
    ['mail-degoutee', 'laetitia-ferrand', 'sucrée comme un dessert de cantine'],
  ]),
  ...saidOf('Texture trop lisse', [
    ['new-recipe', 'kiwi-masque', "on dirait un truc pour bébé, y'a plus aucun morceau"],
    ['new-recipe', 'thibaut-flo', 'on aimait sentir les bouts de fruit sous la dent'],
    ['maud-test', 'maud-teyssier', 'Elle est devenue lisse comme une crème'],
    ['masto-avant', 'quentin-rails', 'Rendez-nous les morceaux'],
    ['yt-nouvelle', 'jus-de-pomme', 'Avant il y avait des morceaux. Là c’est de la purée pour bébé'],
    ['page-morceaux', 'loic-ansquer', "c'est devenu une boisson épaisse"],
    ['page-morceaux', 'juliette-co', "Ça manque de mâche, on avale sans s'en rendre compte"],
  ]),
  ...saidOf('Prix', [
    ['prix', 'gerard-pinchon', "À ce prix-là j'achète deux kilos de pommes et j'en fais dix pots"],
    ['prix', 'mme-saulnier', "30 centimes ce n'est rien pour vous, pour moi ce sera quatre lots de moins dans l'année"],
    ['mail-prix', 'm-et-mme-diallo', "Avec la hausse on passe à presque 60 euros par mois rien qu'en compotes"],
    ['page-bocal-prix', 'regine-t', '4,90 € pour de la pomme-poire, je le repose en rayon'],
    ['page-bocal-prix', 'kamel-b', 'trop cher pour un goûter de semaine'],
  ]),
  ...saidOf('Opercule difficile à ouvrir', [
    ['new-recipe', 'brigitte-du-07', 'il se déchire en trois morceaux à chaque fois'],
    ['masto-opercule', 'agathe-lorrain', 'je ne peux plus ouvrir un pot toute seule'],
    ['insta-opercule', 'mamie-danielle-officiel', 'mamie se bat avec la petite languette tous les midis'],
    ['insta-opercule', 'stan-du-velo', 'ça gicle quand ça finit par céder'],
    ['mail-opercule', 'andre-mougin', "l'ouverture de vos pots nécessite désormais un outil"],
  ]),
  ...saidOf('Introuvable en magasin', [
    ['consigne', 'lucas-fabre', 'Le plus proche est à 55 km de chez moi'],
    ['maud-swap', 'berenice', 'les Vergers ne sont plus en rayon depuis un mois de toute façon'],
    ['masto-quebec', 'marie-eve-thibodeau', 'Ma petite épicerie de Rosemont en a pas reçu depuis des mois'],
    ['mail-quebec', 'genevieve-paquin', "Icitte, impossible d'en trouver nulle part"],
    ['page-qr', 'anais', 'Pomme-cassis. Dernier pot du rayon'],
  ]),
  ...saidOf('Emballage plastique', [
    ['gouter', 'delphine-kone', 'Cinq gourdes par semaine, vingt par mois, multipliez par une école'],
    ['masto-film', 'perrine-a', 'tenus par un carton, lui-même dans un film'],
    ['insta-gourde', 'clara-ptit-dej', "Je n'en peux plus de jeter quatre gourdes par jour"],
    ['mail-ecole', 'jerome-attal', "240 pots plastiques à chaque service, ce n'est plus défendable devant les parents"],
    [
      'page-etudiante',
      'coralie-leroy-bts',
      "Sur votre site je lis « engagés » à toutes les pages et je n'ai trouvé aucun chiffre",
    ],
  ]),
  ...saidOf('Livraison abîmée', [
    ['bsky-livraison', 'rozenn-k', 'trois arrivés en miettes, le carton baignait dans la compote de poire'],
    ['bsky-livraison', 'wafa', "carton posé à l'envers, tout avait coulé sous les couvercles"],
    ['bsky-livraison', 'cerise-lou', 'le mien est arrivé avec un bocal fendu en deux'],
    ['mail-bocaux', 'helene-vasseur', 'Deux bocaux sur six étaient brisés'],
    ['mail-livraison-2', 'bruno-castex', 'colis arrivé ouvert, manque un pot'],
    ['mail-livraison-2', 'bruno-castex-3', 'et lui aussi il est cassé 😂'],
  ]),
  ...saidOf('Goût du coing perdu', [
    ['new-recipe', 'yvonne-castaing', 'On ne sent plus le coing'],
    ['new-recipe', 'aurelie-g-m-2', "c'est de la pomme avec un souvenir de coing"],
    ['maud-test', 'sandrine-b', 'le coing a disparu'],
    ['mail-degoutee', 'laetitia-ferrand', 'Le petit goût râpeux du coing, fini'],
    ['page-morceaux', 'edith', "Pomme-coing sans coing, ça s'appelle pomme"],
  ]),
  ...saidOf('Pot plus petit, même prix', [
    ['prix', 'g-perrault', '110 g hier, 100 g aujourd’hui, et l’étiquette en rayon a augmenté'],
    ['bsky-cent-grammes', 'salome-d', 'il y en a dix, et ce sont des grammes'],
    ['bsky-cent-grammes', 'biscuit-casse', "le pot a la même taille, c'est juste le fond qui est remonté"],
  ]),
]

function saidOf(theme: string, spans: [conversation: string, turn: string, words: string][]): DemoReason[] {
  return spans.map(([conversation, turn, words]) => ({ conversation, turn, words, theme }))
}
