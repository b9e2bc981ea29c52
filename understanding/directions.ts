import { addPhrase, longestPhrase, type PhraseTree, phraseTree } from './phrases.ts'
import { plainWords } from './themes/matter.ts'

/** What people would want instead, whatever it is of. `better` where no words tell more. */
export type Direction = 'less' | 'more' | 'faster' | 'cheaper' | 'honest' | 'again' | 'fixed' | 'easier' | 'better'

/** Phrases between commas; the first direction of equals wins, and a later phrase never undoes an earlier. */
const cues: [Direction, string][] = [
  [
    'cheaper',
    'trop cher, trop chère, trop chers, trop chères, cher, chère, chers, chères, hors de prix, coûteux, coûte, coûtent, coûtait, dispendieux, dispendieuse, ruineux, exorbitant, prix, tarif, tarifs, augmenté, augmentation, hausse, facturé, facturés, payer, payé, ' +
      'expensive, overpriced, pricey, costly, price, prices, cost, costs, charged, charge, fee, fees, afford',
  ],
  [
    'faster',
    'toujours pas reçu, toujours pas arrivé, toujours rien, jamais reçu, jamais arrivé, en retard, retard, retards, lent, lente, lents, lentes, lenteur, attente, attendre, attends, attend, attendu, j attends, on attend, délai, délais, des heures, des semaines, des jours, trop long, trop longtemps, tarde, ' +
      'late, delay, delays, delayed, slow, slower, waited, waiting, wait, still not received, still waiting, never arrived, never received, never came, takes forever, took forever, hours, weeks',
  ],
  [
    'honest',
    'mensonge, mensonges, mensonger, mensongère, menteur, menteurs, menti, ment, mentir, trompeur, trompeuse, tromper, trompé, tromperie, arnaque, arnaques, escroc, escroquerie, hypocrite, promis, promesse, promesses, greenwashing, pigeons, cacher, caché, faux, fausse, ' +
      'lie, lies, lied, lying, liar, liars, misleading, misled, scam, fraud, dishonest, promise, promised, promises, fake, deceptive, hidden',
  ],
  [
    'again',
    'rendez nous, rendez moi, ramenez, remettez, revenez, avant c était, c était mieux avant, mieux avant, comme avant, introuvable, introuvables, rupture, disparu, disparue, disparus, ne trouve plus, ne trouve nulle part, trouve plus, nulle part, plus en rayon, arrêté, arrêtée, supprimé, supprimée, retiré, n existe plus, y en a plus, y en a pus, ancienne recette, ' +
      'bring back, brought back, give us back, was better before, better before, discontinued, sold out, out of stock, no longer, nowhere, can t find, cannot find, used to be, gone',
  ],
  [
    'fixed',
    'cassé, cassée, cassés, cassées, brisé, brisée, pété, abîmé, abîmée, défectueux, défectueuse, panne, en panne, bug, bugs, bugue, plante, plantage, marche pas, fonctionne pas, marche plus, fonctionne plus, fuit, fuite, coule, moisi, moisie, périmé, périmée, erreur, erreurs, déchiré, déchirée, fêlé, fêlée, troué, ' +
      'broken, broke, breaks, defective, faulty, damaged, bug, bugs, crash, crashes, crashed, doesn t work, not working, stopped working, won t work, leaks, leaked, leaking, mouldy, moldy, expired, error, errors, torn, cracked, snapped',
  ],
  [
    'easier',
    'compliqué, compliquée, compliqués, difficile, difficiles, impossible de, impossible à, impossible d, pas pratique, peu pratique, galère, usine à gaz, illisible, incompréhensible, confus, dur à, ' +
      'complicated, confusing, difficult, hard to, impossible to, can t log in, unreadable, clunky, awkward',
  ],
  [
    'more',
    'pas assez, pas assez de, manque, manquent, manquait, manquant, manque de, plus petit, plus petite, plus petits, rétréci, rétrécit, réduit, réduite, diminué, diminue, il y a moins, y a moins, contient moins, moins qu avant, minuscule, aucun, aucune, pas de, pas un, sans, vide, vides, peu de, ' +
      'not enough, too few, too little, too small, lack, lacks, lacking, missing, smaller, tiny, shrunk, shrinking, less than before, fewer than before, less than it, no, none, not a single, without, empty',
  ],
  [
    'less',
    'trop, beaucoup trop, bien trop, trop de, excès, excessif, excessive, bourré, bourrée, plein de, pleine de, que du, que de la, too, too much, too many, way too, full of, loaded with, nothing but, excessive, ' +
      // Said as a wish. Where something has become less, more is wanted: told above, by who says so.
      'et moins de, mettez moins, avec moins de, un peu moins, écœure, écœurant, écœurante, cloying, a bit less, a little less, with less',
  ],
]

function treeOfCues(): PhraseTree<Direction> {
  const tree: PhraseTree<Direction> = phraseTree()
  for (const [direction, phrases] of cues) {
    for (const phrase of phrases.split(',')) {
      const words = plainWords(phrase)
      const there = longestPhrase(tree, words, 0, words.length)
      if (there?.length !== words.length) addPhrase(tree, words, direction)
    }
  }
  return tree
}

// Made when first asked for: whoever only reads messages never asks.
let tree: PhraseTree<Direction> | undefined
const rank = new Map(cues.map(([direction], at) => [direction, at]))

/** What the person would want instead. « trop cher » is cheaper, not less: what is more precise wins. */
export function directionOf(text: string): Direction {
  const words = plainWords(text.slice(0, 2000))
  tree ??= treeOfCues()
  let best: Direction | null = null
  for (let at = 0; at < words.length; ) {
    const found = longestPhrase(tree, words, at, words.length)
    if (!found) {
      at++
      continue
    }
    if (!best || rank.get(found.value)! < rank.get(best)!) best = found.value
    at += found.length
  }
  return best ?? 'better'
}
