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
gone downhill · used to be good · not what it used to be ·
internet drops every evening · no signal · no signal for days · connection keeps cutting out · slower than promised ·
just read from a script · nobody seems to know anything · everyone tells me something different · got a different answer every time ·
they are still billing me · keep charging me · still charging me after I left · charged for something I never ordered · price went up without warning ·
moving everything to another bank · closing my account · as soon as my contract is up · never ready when they say · same story every month ·
queue out the door · one person serving · only one till open · half the menu unavailable · out of stock again · sold out every time ·
burnt on the outside and raw inside · smaller than it used to be · half empty · full of sugar · full of palm oil · stale · mouldy when I opened it ·
made me ill · gave me a rash · itchy · shrank in the first wash · faded after one wash · zip broke · sole came off · seams coming apart ·
battery dies in two hours · screen cracked · scratched · dented · leaking · rusty · buttons don't respond · freezes all the time ·
app won't open · app keeps logging me out · too many ads · full of bugs · lost all my data since the update · worse since the update ·
box was crushed · left out in the rain · left with a neighbour without telling me · marked as delivered but it wasn't · tracking hasn't moved in a week ·
instructions make no sense · holes don't line up · screws missing · impossible to assemble · noisy · couldn't sleep · smells of damp · no hot water ·
had to chase them · had to call five times · had to pay extra · had to throw it away · had to send it back · sent it back · returned it ·
claim refused · they found an excuse not to pay · promised a call back that never came · nobody turned up · took the day off for nothing ·
wouldn't even look at me · talked down to me · hung up on me · made me feel like a nuisance · ignored us · walked past us ·
la connexion coupe tous les soirs · plus de réseau depuis une semaine · ça rame · débit très loin de ce qui est promis · coupures sans arrêt ·
on me répond autre chose à chaque fois · le conseiller ne savait rien · on continue à me prélever · toujours prélevé après résiliation ·
facture multipliée par deux · augmentation sans prévenir · frais à chaque opération · je ferme mon compte · j'ai fini par changer · jamais prêt à l'heure ·
une seule caisse ouverte · la moitié de la carte indisponible · toujours en rupture · pas assez cuit · trop cuit · trop salé · trop sucré · trop gras · sec ·
plus petit qu'avant · sachet à moitié vide · périmé · moisi à l'ouverture · m'a rendu malade · m'a donné des boutons · rétréci au premier lavage ·
déteint · la fermeture a lâché · les coutures lâchent · la semelle se décolle · la batterie tient deux heures · écran rayé · ça fuit · ça rouille ·
l'application plante · trop de pubs · plein de bugs · pire depuis la mise à jour · carton éventré · laissé sous la pluie · marqué livré mais rien reçu ·
le suivi ne bouge plus · notice incompréhensible · les trous ne tombent pas en face · il manque des vis · bancal · bruyant · impossible de dormir ·
odeur d'humidité · pas d'eau chaude · il a fallu relancer · j'ai dû rappeler cinq fois · j'ai dû payer en plus · renvoyé · retourné · à la poubelle ·
dossier refusé · ils trouvent toujours une excuse · on devait me rappeler · personne n'est venu · journée de congé posée pour rien ·
on m'a parlé mal · on m'a raccroché au nez · on nous a ignorés · fait revenir pour rien · merci bien`,
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
so grateful · well done ·
internet has been solid · never drops · fast and stable · signal everywhere · cheaper than my old provider · switched and saved ·
answered straight away · explained everything · took the time to explain · knew exactly what to do · told me the truth · honest mechanic ·
always ready when they say · in and out in ten minutes · no queue · plenty of choice · always in stock · fresh every time · still warm ·
crispy · full of flavour · not too sweet · just the right amount · filling · light and fluffy · my favourite · only brand I buy · on my second bottle ·
my skin has never been softer · no irritation · washed well · kept its shape · colours stayed bright · comfortable from day one · warm and light ·
battery lasts two days · clear screen · charges fast · quiet · powerful · light to carry · strong enough · holds well · no leaks ·
use it every day · use it daily · app is simple · no ads · update fixed everything · saves me time · box was intact · well wrapped · delivered to the door ·
driver was polite · clear instructions · took ten minutes to assemble · everything lined up · slept well · hot shower · spotless room · lovely view ·
paid out within a week · claim settled fast · refunded the same day · sent a new one for free · replaced the next day · they kept their word ·
left everything clean · tidy work · on budget · fair price · no pressure to buy · welcomed like family · great with the kids · patient with my mum ·
took a while to get used to it but I love it · a bit pricey but worth it · small but perfect ·
connexion stable · jamais de coupure · ça capte partout · moins cher que mon ancien opérateur · j'ai fait des économies · on m'a tout expliqué ·
il a pris le temps · mécanicien honnête · toujours prêt à l'heure · jamais d'attente · beaucoup de choix · toujours frais · encore chaud · croustillant ·
plein de goût · pas trop sucré · juste ce qu'il faut · léger · ma marque préférée · je n'achète que celle-là · la peau plus douce · aucune irritation ·
lavé dix fois toujours impeccable · ne rétrécit pas · confortable dès le premier jour · la batterie tient deux jours · écran lumineux · silencieux ·
puissant · léger à porter · solide et stable · je m'en sers tous les jours · application simple · pas de pub · un gain de temps · carton intact ·
livreur aimable · notice claire · monté en dix minutes · bien dormi · chambre impeccable · belle vue · indemnisé en une semaine · dossier réglé vite ·
on m'en a renvoyé un neuf · remplacé le lendemain · ils ont tenu parole · chantier laissé propre · devis respecté · prix honnête · sans pousser à l'achat ·
reçus comme à la maison · super avec les enfants · un peu cher mais ça vaut le coup · petit mais parfait · répondu en moins d'une heure`,
}
