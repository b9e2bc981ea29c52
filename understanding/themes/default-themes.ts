/** A dozen themes that customers of any trade bring up, with seeds in both languages. Workspaces start from them and edit them. */
export const defaultThemes: { key: string; name: { fr: string; en: string }; seeds: string[] }[] = [
  theme(
    'taste',
    'Goût',
    'Taste',
    'goût, saveur, goûte, fade, sucré, sucre, salé, sel, amer, acide, aigre, écœurant, arrière-goût, insipide, beurk, parfum, arôme, odeur',
    'taste, tasteless, flavor, flavour, bland, sweet, sugary, salty, bitter, sour, aftertaste, smell, seasoning',
  ),
  theme(
    'texture',
    'Texture',
    'Texture',
    'texture, consistance, liquide, aqueux, grumeaux, pâteux, épais, collant, mou, dur, sec, croquant, croustillant, farineux, morceaux, lisse',
    'texture, consistency, watery, lumpy, grainy, mushy, soggy, runny, thick, sticky, dry, chewy, crunchy, crispy, chunks, smooth',
  ),
  theme(
    'price',
    'Prix',
    'Price',
    'prix, cher, chère, tarif, coûte, coût, augmentation, augmenté, hausse, euros, payer, payé, facturé, hors de prix, dispendieux, ruineux, arnaque au prix, abusé',
    'price, pricey, expensive, overpriced, cost, costly, cheaper, charge, charged, fee, dollars, money, pay, paid, afford',
  ),
  theme(
    'quantity',
    'Quantité',
    'Quantity',
    'quantité, portion, petit, petite, minuscule, rétréci, format, grammes, poids, vide, à moitié vide, ration, contenance, moins de, diminué, réduit',
    'quantity, portion, size, smaller, shrunk, shrinkflation, tiny, half empty, serving, grams, ounces, weight',
  ),
  theme(
    'packaging',
    'Emballage',
    'Packaging',
    'emballage, paquet, pot, couvercle, bouchon, opercule, bouteille, carton, sachet, boîte, plastique, suremballage, étiquette, ouverture, s’ouvre',
    'packaging, package, wrapper, lid, cap, bottle, box, pouch, jar, plastic, label, seal, tin',
  ),
  theme(
    'delivery',
    'Livraison',
    'Delivery',
    'livraison, livreur, livré, colis, commande, expédié, expédition, transporteur, reçu, retard, délai, suivi, poste, arrivé',
    'delivery, deliver, delivered, shipping, shipped, parcel, order, ordered, courier, arrived, received, late, delay, delayed, tracking',
  ),
  theme(
    'service',
    'Service client',
    'Customer service',
    'service client, service après-vente, sav, service, accueil, vendeur, vendeuse, serveur, serveuse, conseiller, téléphone, répond, réponse, remboursement, remboursé, rembourser, injoignable, malpoli, impoli, réclamation, attente, personnel',
    'customer service, service, staff, support, rude, waiter, waitress, helpdesk, phone, reply, response, answer, refund, complaint, hold, agent, hung up',
  ),
  theme(
    'availability',
    'Disponibilité',
    'Availability',
    'disponible, indisponible, introuvable, rupture, stock, rayon, magasin, trouver, trouve, horaires, fermé, ouvert, supermarché, arrêté, disparu',
    'available, unavailable, out of stock, sold out, stock, shelf, shelves, store, find, discontinued, closed, opening hours',
  ),
  theme(
    'quality',
    'Qualité',
    'Quality',
    'qualité, cassé, défectueux, abîmé, solide, fragile, panne, périmé, moisi, marche pas, fonctionne, durée, tient pas, usé, défaut',
    'quality, broken, broke, defective, faulty, damaged, fragile, flimsy, cheap, mouldy, moldy, expired, stale, durable, reliable, works, working',
  ),
  theme(
    'honesty',
    'Honnêteté',
    'Honesty',
    'mensonge, mensonger, menteur, mentir, arnaque, tromper, trompeur, tromperie, hypocrite, promesse, promis, publicité, pub, greenwashing, confiance, transparence, escroc, vol',
    'lie, lies, lying, liar, misleading, scam, fraud, dishonest, honest, promise, promised, advertising, advert, trust, transparency, greenwashing, rip off',
  ),
  theme(
    'composition',
    'Composition',
    'Ingredients',
    'composition, ingrédient, additif, conservateur, colorant, édulcorant, aspartame, huile de palme, allergène, allergie, bio, sans gluten, lactose, chimique, nutriscore, sirop de glucose, sucres ajoutés, pesticides, artificiel',
    'ingredient, additive, preservative, coloring, sweetener, palm oil, allergen, allergy, organic, gluten, lactose, chemical, artificial, added sugar, corn syrup, pesticide',
  ),
  theme(
    'ease',
    'Facilité d’usage',
    'Ease of use',
    'facile, difficile, compliqué, pratique, mode d’emploi, notice, application, appli, site, bug, connexion, mot de passe, compte, page, utiliser, utilisation, illisible, mise à jour, plante',
    'easy, difficult, complicated, confusing, instructions, manual, app, website, bug, buggy, login, password, account, update, crash, crashes, interface, use',
  ),
]

function theme(key: string, fr: string, en: string, seedsFr: string, seedsEn: string) {
  return { key, name: { fr, en }, seeds: [...seedsFr.split(','), ...seedsEn.split(',')].map((seed) => seed.trim()) }
}
