/** What customers say again and again: turns of phrase, as lessons beside the single words of the tone lists. */
export const usualPhrases = {
  dislike: `
je ne recommande pas · je ne recommande à personne · je déconseille fortement · je déconseille vivement · à fuir ·
fuyez · passez votre chemin · à éviter absolument · ne perdez pas votre temps · ne perdez pas votre argent ·
plus jamais · jamais plus · c'est la dernière fois · je ne reviendrai pas · nous ne reviendrons pas ·
on n'y remettra pas les pieds · je ne commanderai plus · je n'achèterai plus · je change de fournisseur ·
je résilie · je vais résilier · je quitte · je pars à la concurrence · très déçu · très déçue · quelle déception ·
grosse déception · pas à la hauteur · ne vaut pas son prix · ne vaut pas le prix · trop cher pour ce que c'est ·
cher pour la qualité · hors de prix · de l'argent jeté par les fenêtres · pas du tout conforme ·
non conforme à la description · ne correspond pas à la photo · ne correspond pas à la commande ·
ne fonctionne pas · ne marche pas · ne marche plus · ne s'allume plus · ne tient pas la charge ·
est tombé en panne · en panne au bout de deux mois · s'est cassé · s'est déchiré au premier lavage ·
s'est décollé · arrivé cassé · arrivé abîmé · reçu endommagé · colis ouvert · colis perdu · il manque un article ·
il manquait une pièce · article manquant · toujours rien reçu · jamais reçu · jamais livré ·
toujours pas remboursé · j'attends toujours · j'attends mon remboursement · aucun remboursement · aucune réponse ·
aucune nouvelle · sans réponse · aucun suivi · pas de réponse à mes mails · personne ne répond ·
personne ne rappelle · personne au bout du fil · on me raccroche au nez · injoignable ·
impossible de joindre quelqu'un · impossible de se connecter · impossible d'annuler · service client inexistant ·
service client déplorable · service après-vente lamentable · aucun service après-vente · on tourne en rond ·
on se renvoie la balle · on se moque du client · on se fiche de nous · ils s'en moquent · foutage de gueule ·
n'importe quoi · c'est honteux · c'est inadmissible · inacceptable · c'est du vol · c'est une arnaque ·
arnaqueurs · publicité mensongère · prélevé sans mon accord · prélevé deux fois · facturé à tort · frais cachés ·
retard de livraison · deux heures de retard · annulé à la dernière minute · délais non respectés ·
une heure d'attente · attente interminable · rendez-vous non honoré · personnel désagréable ·
vendeur pas aimable · accueil glacial · aucune politesse · très mal reçu · sale · chambre sale ·
froid à l'arrivée · immangeable · sans goût · aucun goût · portion ridicule · mauvaise qualité ·
qualité en baisse · ce n'est plus ce que c'était · c'était mieux avant · rien ne va · zéro étoile ·
si je pouvais mettre zéro · une étoile c'est déjà trop · do not buy · don't buy this · don't waste your money ·
don't waste your time · waste of money · waste of time · save your money · stay away · stay clear · steer clear ·
avoid at all costs · avoid this place · never again · never going back · won't be going back · will not be back ·
won't be ordering again · will not buy again · would not recommend · cannot recommend ·
wouldn't recommend to anyone · not worth the money · not worth it · not worth the price · way too expensive ·
overpriced for what it is · rip off · total rip off · complete scam · daylight robbery · zero stars ·
0 stars if I could · wish I could give zero stars · one star is too generous · very disappointed ·
so disappointed · what a letdown · let down again · poor quality · cheaply made · feels cheap · falls apart ·
fell apart after a week · broke after two uses · broke within a month · stopped working ·
stopped working after a month · does not work · doesn't work · didn't work for me · won't turn on · won't charge ·
won't connect · keeps crashing · keeps dropping · arrived broken · arrived damaged · arrived late · came damaged ·
never arrived · never turned up · no show · didn't show up · missing parts · parts missing · wrong item ·
wrong size · wrong colour · nothing like the picture · not as described · not as advertised · still waiting ·
still waiting for my refund · still no refund · still no reply · no reply · no response · nobody answers ·
no one answers the phone · nobody called back · on hold for an hour · can't get through ·
impossible to reach anyone · refused to refund · refuse to refund me · won't refund · charged twice ·
charged me twice · overcharged · hidden fees · they took my money · keep taking money · billed after I cancelled ·
can't cancel · customer service is a joke · customer service is useless · no customer service · rude staff ·
staff were rude · couldn't care less · they don't care · passed from pillar to post · sort it out ·
get it sorted · not good enough · unacceptable · disgraceful · shambles · cancelled at the last minute ·
cancelled without notice · late again · delayed again · waited an hour · waited weeks · cold food ·
food was cold · tasteless · no flavour · dry and bland · tiny portions · dirty room · filthy · going elsewhere ·
taking my business elsewhere · switching to another provider · leaving as soon as my contract ends ·
gone downhill · used to be good · not what it used to be`,
  like: `
je recommande · je recommande vivement · je recommande les yeux fermés · je conseille · à recommander ·
rien à dire · rien à redire · rien à reprocher · aucun souci · aucun problème · aucun défaut · aucun regret ·
sans problème · sans aucun souci · pas déçu · pas déçue · jamais déçu · jamais déçue · pas de mauvaise surprise ·
aucune mauvaise surprise · très satisfait · très satisfaite · entièrement satisfait · client satisfait ·
très content · très contente de mon achat · ravi · ravie · on adore · j'adore · toute la famille adore ·
les enfants adorent · un régal · un délice · une tuerie · un pur bonheur · au top · top · nickel · impeccable ·
parfait · parfait comme toujours · tout est parfait · tout était parfait · conforme à la description ·
conforme à mes attentes · produit conforme · taille conforme · livraison rapide · livré en deux jours ·
reçu en avance · reçu dans les temps · bien emballé · colis soigné · envoi soigné · bon rapport qualité prix ·
excellent rapport qualité prix · prix correct · prix imbattable · le moins cher · pas cher et efficace ·
bonne qualité · belle qualité · très bonne qualité · qualité au rendez-vous · solide · tient bien ·
tient toute la journée · ne bouge pas · toujours comme neuf · fonctionne parfaitement · marche très bien ·
fait le travail · fait le job · facile à utiliser · facile à monter · simple et rapide · rapide et efficace ·
réactif · équipe réactive · service réactif · service client au top · réponse rapide · réponse dans la journée ·
problème réglé · problème résolu rapidement · remboursé sans discuter · remboursé en trois jours ·
échange sans problème · échangé sans discuter · personnel à l'écoute · personnel souriant ·
personnel aux petits soins · accueil chaleureux · très bon accueil · bien reçus · bien conseillé · bons conseils ·
professionnels et sympathiques · ponctuel · à l'heure · travail soigné · travail propre · propre et calme ·
copieux · portions généreuses · c'est bon · vraiment bon · frais et bon · mieux que l'ancien ·
meilleur que les autres · la meilleure · le meilleur · rien de mieux · je ne peux plus m'en passer ·
on ne s'en passe plus · je ne changerai pour rien au monde · je rachète · je rachèterai · j'en ai racheté ·
deuxième commande · client depuis dix ans · cliente fidèle · fidèle depuis des années · j'y retournerai ·
on y retourne · nous reviendrons · on reviendra · bravo · bravo à toute l'équipe · merci · un grand merci ·
merci pour votre réactivité · continuez comme ça · ne changez rien · highly recommend · would recommend ·
would definitely recommend · I recommend · can't recommend enough · cannot recommend highly enough · five stars ·
10/10 · no complaints · nothing to complain about · can't complain · can't fault it · couldn't fault ·
cannot fault them · no issues · no problems · no problem at all · no issues at all · no hassle · no fuss ·
no hidden fees · not disappointed · never disappointed · never disappoints · never let me down · very happy ·
very pleased · really pleased · so happy with it · happy customer · love it · we love it · love this ·
absolutely love · kids love it · the whole family loves it · works perfectly · works a treat ·
works as it should · works great · does the job · does what it says · exactly as described · as described ·
just as described · as advertised · true to size · fits perfectly · better than expected ·
better than I expected · exceeded my expectations · worth every penny · well worth it · well worth the money ·
great value · good value for money · great price · good quality · great quality · really well made · sturdy ·
still going strong · still works like new · lasts all day · easy to use · easy to set up · easy to assemble ·
quick and easy · fast delivery · arrived on time · arrived early · arrived next day · came a day early ·
well packaged · on time · turned up on time · fixed in half an hour · fixed the same day · sorted within minutes ·
sorted it straight away · replaced without question · refunded straight away · refunded in full ·
got my money back the next day · quick reply · answered within the hour · great service · great customer service ·
excellent service · brilliant service · friendly staff · staff were lovely · staff are always friendly ·
so helpful · very helpful · couldn't be more helpful · nothing was too much trouble · made us feel welcome ·
went above and beyond · clean and quiet · spotless · delicious · so tasty · cooked to perfection ·
generous portions · best in town · the best I've had · never had better · never looked better ·
would not go anywhere else · wouldn't go anywhere else · wouldn't be without it · can't live without it ·
won't buy anything else · will buy again · would buy again · will order again · will be back ·
can't wait to go back · back again next week · second time buying · been a customer for years · loyal customer ·
keep it up · keep up the good work · don't change a thing · thank you · thank you so much · thanks to the team ·
so grateful · well done`,
}
