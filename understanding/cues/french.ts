import { type CueLine } from './cue.ts'

/** French cues, in our own words. Apostrophes are written as spaces once folded; accents are optional. */
export const frenchCues: CueLine[] = [
  // Words that complain in one trade and describe in another: too weak to decide alone.
  [
    'fact',
    0.9,
    'froid+, tiède, tièdes, amer, amère, amers, acide, acides, liquide, liquides, gras, grasse, sec, sèche, sèches, chimique, chimiques, artificiel+, artificielle, artificielles, industriel, industrielle, industriels, bruit, vide, vides, réduit+, diminué+, attends, attendons, attendre, attendait, casse, faux, coule, salé+, fragile, fragiles, augmentation, perdu+, opaque, hausse, baissé, erreur, erreurs, annulé+, supprimé+, bloqué+, bloque, collant+, doublé, malade, changé+, plastique, court+, courte, dur, dure, faible, faibles, cesse, éteint+, mort, morte, lourd+, oublié+, ignore, ignoré+, petit+, minable, attendais mieux, aléatoire, paie, payé trop',
  ],
  ['deny', 0, 'pas, jamais, peu, aucunement, guère, nullement, ni, sans'],
  ['more', 1.5, 'trop, beaucoup trop, bien trop, vraiment trop, un peu trop'],
  [
    'turn',
    0,
    'mais, par contre, en revanche, sauf que, sauf qu, dommage que, dommage, hélas, malheureusement, cependant, pourtant, toutefois',
  ],

  [
    'love',
    2,
    'aime, aimes, aiment, aimons, aimez, aimé+, adore, adores, adorent, adorons, adorez, adoré+, kiffe, kiffé, raffole, apprécie, apprécié+, apprécions, apprécient, plaît, plaisent, plu, ai plaisir',
  ],
  [
    'love',
    1.2,
    'convaincu+, convainc, séduit+, emballé+, fan, conquis, conquise, tente, tenté+, convient, aimait, aimais, adorais, adorait, raffolait, raffolaient',
  ],
  [
    'bare',
    2,
    'déplaît, déplaisent, déplu, déplaise, déteste, détestons, détestent, détesté+, détestable, détestables, hais, haïs, horreur, ai horreur, supporte pas, supporte plus, je boycotte, boycott, plus jamais, jamais plus, à fuir, fuyez, passez votre chemin, à éviter, évitez',
  ],
  [
    'bare',
    1.6,
    'bof, bof bof, mouais, mouaif, moui bof, sans moi, très peu pour moi, beurk, berk, pouah, beuark, non merci, pas fan, aime pas, aimé pas, n aime plus, aime plus, pas convaincu+, peux pas blairer, en peux plus, ras le bol, marre, c était mieux avant, mieux avant, était meilleur+ avant, étaient meilleur+ avant, pas pour moi, passe mon tour, next, pas mon truc, pas ma tasse de thé, c est non, c est niet, vous avez perdu un client, vous avez perdu une cliente, dernière fois, n achèterai plus, achèterai plus, achète plus, achetons plus, on ne m y reprendra plus, ne recommande pas, recommande pas, déconseille, déconseillé+, je passe à la concurrence, pas top, pas ouf, pas terrible, pas fameu%, pas folichon, pas glop, pas foufou, pas dingue, pas jojo, pas la folie, pas génial+, pas géniaux, pas extra, pas formidable',
  ],
  [
    'bare',
    1.4,
    'déçu+, décevant+, déception, déceptions, déçoit, déçoivent, décevoir, regrette, regrets, regretté+, dégoûté+, écœuré+, énervé+, agacé+, furieu%, scandalisé+, outré+, mécontent+, insatisfait+, insatisfaction, fâché+, râle, colère, en colère',
  ],

  [
    'loud',
    2.5,
    'foutage de gueule, foutez de nous, foutez de moi, foutez du monde, fichez de nous, moquez de nous, moquez du monde, moque de nous, moque du monde, se moque t on, prenez pour des, prenez pour qui, prend pour des, prend pour qui, vous trouvez ça normal, c est normal ça, est ce normal, c est une blague, la blague, quelle blague, une honte, quelle honte, la honte, honteu%, scandaleu%, inadmissible, inadmissibles, inacceptable, inacceptables, n importe quoi, du grand n importe quoi, merci pour rien, on croit rêver, au secours, lamentable, lamentables, pathétique, pathétiques',
  ],
  [
    'loud',
    1.6,
    'mon œil, tu parles, c est ça oui, on se demande, vous comptez, jusqu à quand, combien de temps encore',
  ],

  [
    'bad',
    2,
    'nul+, nulle, nulles, mauvais, mauvaise, mauvaises, horrible, horribles, affreu%, atroce, atroces, infect+, dégueu, dégueulasse, dégueulasses, dégoûtant+, immonde, immondes, infâme, immangeable, immangeables, imbuvable, imbuvables, ignoble, ignobles, pourri+, merdique, merdiques, de la merde, daube, catastrophe, catastrophique, catastrophiques, désastre, désastreu%, calamiteu%, déplorable, déplorables, exécrable, exécrables, médiocre, médiocres, minable, minables, naze, nazes, à chier, à vomir, à jeter, poubelle, à la poubelle, pire, pires, cauchemar, ridicule, ridicules, incompétent+, inutile, inutiles, inutilisable, inutilisables, raté+, loupé+, flop, navet, gâchis',
  ],
  [
    'bad',
    1.3,
    'moche, moches, laid+, vilain+, bizarre, bizarres, étrange, douteu%, moyen, moyenne, passable, insipide, insipides, ennuyeu%, pénible, pénibles, agaçant+, désagréable, désagréables, gênant+, limite, léger niveau, laisse à désirer, laissent à désirer, sans intérêt, sans plus, sans conviction, absurde, absurdes, stupide, stupides, débile, débiles, grotesque, hideu%, grave, problème, problèmes, souci, soucis, pb, galère, galères, regrettable, triste, tristes, lassant+, indigeste, indigestes, choqué+, choquant+, bidon, piètre, négatif, négative, à revoir, peut mieux faire, perte de temps',
  ],

  [
    'fact',
    1.6,
    'toujours pas, toujours rien, toujours aucun+, toujours aucune, jamais reçu+, jamais arrivé+, jamais livré+, jamais eu, pas reçu+, rien reçu, pas livré+, pas arrivé+, pas venu+, pas remboursé+, pas de réponse, pas de nouvelles, pas eu de réponse, sans réponse, reste sans réponse, sans nouvelle, sans nouvelles, sans explication, sans explications, sans excuse, sans excuses, sans prévenir, sans goût, sans saveur, sans âme, aucune réponse, aucune nouvelle, personne ne, personne n, personne répond, injoignable, injoignables, impossible, impossibles, introuvable, introuvables, indisponible, indisponibles, rupture, en rupture, refuse, refusent, refusé+, refuser, refus, refusez',
  ],
  [
    'fact',
    1.6,
    'cassé+, brisé+, abîmé+, déchiré+, percé+, fendu+, défectueu%, endommagé+, ouvert à la livraison, fuit, fuyait, moisi+, moisissure, moisissures, périmé+, avarié+, tourné+, rance, malade après, intoxication, allergie, cheveu, un insecte, un ver, vomi, rendu malade, volé+, mensonge, mensonges, mensonger, mensongère, menteu%, mentez, ment, mentent, arnaque, arnaques, arnaqué+, arnaqueur, arnaqueurs, escroc, escrocs, escroquerie, voleur, voleurs, vol pur et simple, tromperie, trompeu%, trompé+, publicité mensongère, hypocrite, hypocrites, hypocrisie, greenwashing, attrape nigaud, se fout du monde, panne, pannes, en panne, bug, bugs, bugue, beugue, buggé+, plantage, plantages, planté+, disparu+, débité+ deux fois, prélevé+',
  ],
  [
    'fact',
    1.6,
    'ne marche pas, marche pas, marche plus, marche jamais, fonctionne pas, fonctionne plus, fonctionnent pas, répond pas, répond plus, répondent pas, répondez pas, répondez jamais, répond jamais, tient pas, tiennent pas, ouvre pas, ferme pas, ferme mal, s ouvre mal, fonctionne mal, marche mal, accepte pas, trouve plus, trouve pas, finit plus, finit pas, mange plus, mangent plus, veut plus, veulent plus, passe pas, passe plus, dure pas, respecte pas, respectez pas, respecté+ pas, servi+ froid, mal cuit+, mal conçu+, mal emballé+, mal fait+, mal organisé+, mal reçu+, mal servi+, mal accueilli+, mal coupé+, mal dosé+, mal traduit+, mal poli+, malpoli+, sent mauvais, sentait mauvais, pue, puait',
  ],
  [
    'fact',
    1.4,
    'retard, retards, en retard, attente, attendu+, depuis des semaines, depuis des mois, depuis des jours, depuis une éternité, lent+, lenteur, lentement, interminable, interminables, aigre, aqueu%, pâteu%, grumeleu%, grumeaux, farineu%, caoutchouteu%, filandreu%, spongieu%, écœurant+, brûlé+, cramé+, fade, fades, arrière goût, sale, sales, saleté, bruyant+, étroit+, exigu, minuscule, minuscules, compliqué+, illisible, illisibles, incompréhensible, incompréhensibles, désagréable au téléphone, impoli+, arrogant+, méprisant+, mépris, agressif, agressive, malhonnête, malhonnêtes, cher, chère, chers, chères, hors de prix, exorbitant+, excessif, excessive, abusé, abusif, abusive, abus, ruineu%, coûte un bras, coûte une fortune, hausse des prix, a augmenté, ont augmenté, plastique partout, suremballage, suremballé+, gaspillage, additifs, conservateurs, huile de palme, sirop de glucose, sucre ajouté, sucres ajoutés, pesticides, édulcorants, aspartame, colorants, polluant+, pollue, rétréci+, rétrécit, shrinkflation, a baissé, a changé, ont changé, avez changé, changé+ la recette, changé de recette, changement de recette, a perdu, ont perdu, avez perdu, incomplet, incomplète, incomplets, à moitié vide, vides',
  ],
  [
    'fact',
    1.5,
    'rendez nous, rendez moi, redonnez nous, ramenez, remettez, remettez nous, où est passé+, où sont passé+, reviens à l ancienne, revenez à l ancienne, revenez à, préférais l ancien, préférais l ancienne, je préférais, préférait, on préférait',
  ],

  [
    'lack',
    1.5,
    'pas assez, pas suffisamment, trop peu, insuffisant+, insuffisance, manque, manquent, manquait, manquaient, manque de, manquant+, il manque, aucun, aucune, zéro, plus aucun, plus aucune, y a plus de, y a plus, n y a pas de, n y a plus, y a pas de, pas de goût, pas de suivi, pas de service, pas un mot, même pas de, même pas, absence, absence de, absent+, dépourvu+, que du sucre, que de l eau, que de la flotte, rien dedans, goût de rien, n a aucun goût, plus de goût',
  ],

  [
    'good',
    2,
    'excellent+, excellente, délicieu%, succulent+, parfait+, génial+, géniale, géniales, géniaux, formidable, formidables, merveilleu%, magnifique, magnifiques, superbe, superbes, exquis, exquise, un régal, régal, régale, régalé+, se régale, savoureu%, top, au top, extra, fabuleu%, fantastique, fantastiques, exceptionnel, exceptionnelle, exceptionnels, extraordinaire, extraordinaires, impeccable, impeccables, irréprochable, irréprochables, incroyable, incroyables, remarquable, remarquables, splendide, sublime, sublimes, une tuerie, tuerie, une merveille, le meilleur, la meilleure, les meilleurs, les meilleures, meilleur+, meilleure, meilleures, coup de cœur, chef d œuvre, je recommande, recommande, recommandons, vivement recommandé, à recommander, n hésitez pas, hésitez pas, rien à redire, rien à dire, rien à reprocher, sans hésiter, sans faute, jamais déçu+, aussi bon+, bravo à',
  ],
  [
    'good',
    1.4,
    'bon, bonne, bons, bonnes, bien, très bien, super, cool, sympa, sympas, sympathique, sympathiques, agréable, agréables, beau, belle, beaux, belles, joli+, jolie, bonheur, plaisir, satisfait+, satisfaite, content+, contente, heureu%, ravi+, ravie, enchanté+, réussi+, réussie, utile, utiles, pratique, pratiques, efficace, efficaces, rapide, rapides, rapidement, aimable, aimables, gentil, gentille, gentils, accueillant+, chaleureu%, souriant+, attentionné+, professionnel, professionnelle, professionnels, fraîche, gourmand+, doux, douce, drôle, passionnant+, captivant+, émouvant+, intéressant+, de qualité, bluffant+, bluffé+, kiffant, hâte, trop hâte, j ai hâte, yes, miam, mioum, nickel, chouette, confortable, confortables, copieu%, généreu%, abordable, raisonnable, facile, faciles, simple et efficace, bon rapport, de plus en plus, pas cher, pas chère, pas chers, bon marché, valeur sûre, pas mal, pas mal du tout, pas dégueu, pas mauvais, pas mauvaise, pas vilain, pas dégueulasse, pas peu fier, pas peu fière, tendre, fondant+, croustillant+, parfumé+, à tomber, validé+, approuvé+, adopté+',
  ],
  [
    'applause',
    1.6,
    'bravo, chapeau, chapeau bas, félicitations, belle réussite, quelle réussite, quel progrès, merci pour, merci de, merci à, beau travail, joli travail, bien joué, champions, au top',
  ],
  ['good', 1.2, 'merci, mille mercis, merci beaucoup, grand merci'],

  [
    'hush',
    0,
    'non seulement, bon courage, bon appétit, bonne journée, bonne soirée, bonne année, bonne nuit, bonne chance, bon anniversaire, bon week end, bonjour, bonsoir, bien sûr, bien entendu, bien que, bien qu, bien plus, eh bien, ou bien, si bien que, aussi bien, combien, merci d avance, merci de me, merci de nous, merci de votre réponse, merci pour votre réponse, d accord, n est ce pas, pas de souci, pas de problème, pas de soucis, n est pas grave, pas grave, sans doute, sans aucun doute, sans sucre, sans gluten, sans lactose, sans alcool, sans colorants, sans conservateurs, sans additifs, sans sucre ajouté, sans sucres ajoutés, sans huile de palme, avant tout, plus ou moins, au moins, du moins, en plus, ou pas, pas seulement, pas que, pourquoi pas, c est bien ça, bon alors, bon ben, ah bon, a bon, tout à fait, de bonne heure, une bonne partie, bon de commande, bon de réduction, bons de réduction, mauvaise herbe, service après vente',
  ],

  [
    'ask',
    0,
    'pourquoi, comment, quand, où, combien, est ce que, est ce qu, qu est ce que, qu est ce qui, qu est ce qu, quel, quelle, quels, quelles, lequel, laquelle, qui, que, y a t il, peut on, puis je, pouvez vous, pourriez vous, avez vous, êtes vous, auriez vous, savez vous, sauriez vous, existe t il, existe t elle, est il, est elle, sont ils, sont elles, faut il, doit on, peux tu, as tu, quelqu un, quelqu un sait, c est quoi, c est où, c est quand, avez, vous avez, contient il, contient elle, contiennent elles, comptez vous, allez vous',
  ],
  [
    'suggest',
    1.5,
    'vous devriez, tu devrais, ils devraient, il faudrait, faudrait, vous pourriez, on pourrait, ce serait bien, ce serait top, ce serait cool, ce serait génial, ce serait sympa, ça serait bien, ça serait top, ça serait cool, ça serait sympa, serait bien, serait bien de, serait mieux, serait pratique, serait chouette, il serait bon, serait judicieux, pourquoi ne pas, pourquoi pas, et si vous, et si on, si vous pouviez, pensez à, pensez vous à, penser à, une idée, petite idée, idée, j ai une idée, suggestion, une suggestion, je suggère, je vous suggère, je propose, je vous propose, je vous conseille, conseil, un conseil, à quand, j aimerais que, j aimerais voir, j aimerais bien, on aimerait, nous aimerions, je souhaiterais, j apprécierais, n oubliez pas, essayez de, mettez plutôt, prévoyez, ajoutez, il suffirait, vous gagneriez à, mériterait, mériteraient, à améliorer en, je verrais bien, merci d ajouter, merci de prévoir, moins de sucre, moins de sel, moins de moins de plastique, moins d emballage, moins d emballages, ne serait il pas possible',
  ],
  [
    'bare',
    1.2,
    'aurais aimé, aurait aimé, aurions aimé, aurais voulu, aurais préféré, m attendais à mieux, m attendais à autre chose, n y retournerai, n y retournerais, retournerai pas, retournerai plus, reviendrai pas, reviendrai plus, n y reviendrai, jamais remettre les pieds, allez ailleurs, non recommandé+, tant pis pour vous',
  ],
  [
    'bad',
    1.4,
    'surfait+, surcoté+, inconvénient, inconvénients, reproche, reproches, défaut, défauts, faiblesse, faiblesses, difficile, difficiles, laisse beaucoup à désirer, misérable, terrible direction, inconfortable, inconfortables, inadapté+, illogique, brouillon, bâclé+, vulgaire, frustrant+, frustration, honte, gênant+, sordide, détrempé+, déçues',
  ],
  [
    'fact',
    1.4,
    'asticot, asticots, déchet, déchets, pas cuit+, peu cuit+, trop cuit+, attitude, ignoré+ complètement, plus cher, plus chère, plus chers, cessé de, a cessé, a lâché, lâché au bout, surfacturé+, facturé+ deux fois, pas conforme, non conforme, rayé+, taché+, taches, usé+, imprécis, bourré+ de',
  ],
  [
    'good',
    1.5,
    'idéal, idéale, idéales, idéaux, préféré+, préfères, parfaitement, facilement, agréablement, impressionné+, impressionnant+, amusant+, serviable, serviables, adorable, adorables, recommanderais, recommanderai, reviendrai, reviendrons, reviendrais, y retournerai, y retournerons, vaut le coup, vaut le détour, vaut la peine, vaut chaque, moins cher, moins chère, moins chers, merveille, solide, solides, léger, légère, propre, propres, comme neuf, bien situé+, bien placé+, gratuit+, je rachète, rachèterai, en redemande, en redemandent, aucun doute, aucun souci, aucun soucis, aucun regret, aucune plainte, aucun reproche, aucune hésitation, peux pas m en passer, m en lasse pas, ne vous décevra pas, jamais eu de problème, pas vous tromper, pas se tromper, attends avec impatience, absence de bruit, bonne qualité, belle qualité, très frais, produits frais, varié+, original, originale, ludique, clair, claire, authentique, authentiques, charmant+, charme, raffiné+, onctueu%, moelleu%',
  ],
  [
    'hush',
    0,
    'un peu, peu importe, peu à peu, depuis peu, peu de temps, à peu près, quelque peu, n importe quel, n importe quelle, n importe où, n importe quand, me tromper, se tromper, pas seulement, en attendant, s attendre à',
  ],
]
