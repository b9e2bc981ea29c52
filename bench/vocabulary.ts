/** Words of an imagined trade: orchards, jams, pots. Nobody ever wrote these sentences elsewhere. */
export const things =
  'la confiture de poires|la compote pomme-coing|le pot de rhubarbe|la gelée de mûres|le nouveau bocal|le couvercle vert|l’étiquette|la recette d’hiver|la recette d’été|le sirop de sureau|la pâte de fruits|le panier du mois|l’abonnement|la livraison|le colis|le bon de retour|le site|la page des recettes|le marché du samedi|le stand du village|la cueillette|le verger du haut|la caisse de reinettes|le jus trouble|le cidre doux|le miel de tilleul|la tisane du soir|le carton|la consigne|la consigne en verre|le format familial|le petit format|la cuillère offerte|le concours|la lettre d’octobre|l’atelier confiture|la visite du moulin|la boutique du port|le point relais|le nouveau goût|la version sans sucre|la version moins sucrée|le prix au kilo|l’emballage|la cire du bocal|le logo|la photo du billet|la vidéo|la réponse de samedi'.split(
    '|',
  )

export const people =
  'Marmelade|Théodule|Anselme|Clémence|Ondine|Barnabé|Philomène|Gaspard|Zélie|Isidore|Capucine|Fulbert|Odette|Célestin|Perrine|Honoré|Mirabelle|Eustache|Rosalie|Léonce|Hortense|Aristide|Blandine|Cyprien|Dorothée|Firmin|Ginette|Hippolyte|Jacinthe|Lambert|Mahaut|Norbert|Pélagie|Quentine|Romuald|Sidonie|Tancrède|Ursule|Valentin|Yseult'.split(
    '|',
  )

export const places =
  'Vauquelin-les-Prés|Port-Sarrasin|Lormoy|Saint-Ambroix|La Coudraie|Mirevent|Hautecombe|Pont-aux-Noix|Fontbrune|Les Aulnes|Valdoré|Trois-Chemins'.split(
    '|',
  )

export const times =
  'ce matin|hier soir|samedi dernier|depuis la rentrée|depuis trois semaines|au printemps|à Noël|cet automne|avant les fêtes|lundi|en deux jours|tous les dimanches|pour la première fois|chaque hiver|depuis votre changement'.split(
    '|',
  )

export const adjectives =
  'trop sucré|trop acide|trop cher|très bon|un peu fade|décevant|parfait|excellent|impossible à ouvrir|fragile|mal fermé|généreux|plus petit qu’avant|introuvable|délicieux|bien emballé|cassé à l’arrivée|meilleur que l’an passé|moins bon que l’an passé|incompréhensible|joli|collant|amer|doux|léger'.split(
    '|',
  )

export const qualities =
  'la texture|le goût du fruit|l’odeur|la couleur|le sucre|la pulpe|le croquant|la fraîcheur|la quantité|le conditionnement|la lisibilité|l’accueil|la patience de l’équipe|le délai|la simplicité'.split(
    '|',
  )

export const reasons =
  'mon fils ne finit plus son pot|on ne sent plus le fruit|le couvercle résiste à tout|je mange moins de sucre sur avis médical|le prix a doublé sans un mot|la boîte arrive toujours ouverte|ma mère n’arrive plus à lire l’étiquette|il n’y a plus de morceaux|cela colle aux dents|le verre ne se rend nulle part chez nous|les frais de port dépassent le prix du pot|la date est effacée|on attend dix jours|c’est devenu trop liquide|l’ancienne avait du caractère'.split(
    '|',
  )

/** `{thing}` and its like are filled; what stands more often in the list is said more often. */
export const french = [
  '{Thing}, je n’aime pas : {reason}.',
  'Non, {thing} {time}, c’est {adjective}.',
  'Je trouve {thing} {adjective}, surtout pour {quality}.',
  'Est-ce que {thing} sera de retour {time} ?',
  'Bonjour, pouvez-vous me dire où trouver {thing} près de {place} ?',
  'Merci {person}, c’est exactement ce que je cherchais.',
  '@{person} chez moi c’est pareil, {reason}.',
  '@{person} moi au contraire j’adore, {quality} a changé en bien.',
  'On a goûté {thing} {time} à {place}, {adjective}.',
  'Vous devriez proposer {thing} en consigne, ce serait plus simple pour nous.',
  'Pourquoi avoir changé {thing} ? {Reason}.',
  'Commande {number} reçue {time}, {thing} était {adjective}.',
  'Franchement {thing}, bof. {Reason}.',
  'J’achète {thing} {time} et {quality} n’est plus la même.',
  'Bravo à toute l’équipe de {place} pour {thing} !',
  'Toujours pas de réponse pour {thing}, dossier {number}.',
  'Ma grand-mère faisait la même avec {tail}, en plus {adjective}.',
  'Quelqu’un sait-il si {thing} contient du {tail} ?',
  'Pas mal du tout, {thing}, mais {reason}.',
  'Je ne dis pas que c’est mauvais, mais {reason}.',
  'Super, encore {thing} {adjective}… merci du cadeau.',
  'À {place}, on ne trouve plus {thing} {time}.',
  'Et si vous mettiez {quality} en avant plutôt que {thing} ?',
  'Le {tail} de {person} tient mieux, {quality} surtout.',
  'D’accord avec {person} : {reason}.',
  'Je préfère l’ancienne version, {reason}.',
  'Été comme hiver, {thing} reste {adjective}.',
  'Rien à redire, {quality} est là et {thing} aussi.',
  'Lot {number}, acheté à {place} : {adjective}.',
  'Je vous écris pour {thing}. {Reason}. Que proposez-vous ?',
]

export const quebec = [
  'Ben voyons, {thing} est rendu {adjective}.',
  'C’est plate, {reason}.',
  'J’aime ben ça, {thing}, mais {reason}.',
  'Coudonc, {thing} revient-tu {time} ?',
  'Pantoute. {Reason}.',
]

export const english = [
  'I ordered {number} and it came broken, the jar of {tail} was open.',
  'Does anyone know when the pear jam is back in stock near {place}?',
  'Honestly I don’t like the new recipe, too sweet for my kids.',
  'Thanks {person}, that worked for me.',
  'The old {tail} was better, this one has no fruit left.',
  'Love the new lid, my hands can open it again!',
  'Could you make a smaller jar? The big one goes off.',
]

const heads = 'br cl dr fl gr ch v m l s t p r n b c d f g tr pl'.split(' ')
const hearts = 'a e i o u ou ai an on in eau oi é è'.split(' ')
const tails = 'ne re te lle sse che gne me ve r l x t nt rd'.split(' ')

/** The long tail of any language: names, brands, dialect. The lower the number, the more often it is heard. */
export function tailWord(number: number): string {
  let word = ''
  let rest = number + 7
  do {
    word += heads[rest % heads.length]! + hearts[Math.floor(rest / heads.length) % hearts.length]!
    rest = Math.floor(rest / (heads.length * hearts.length))
  } while (rest > 0)
  return word + tails[number % tails.length]!
}
