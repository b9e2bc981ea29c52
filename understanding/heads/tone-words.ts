/**
 * Words that mostly praise or blame, whatever the trade, written down by ourselves: they tell the heads what no training
 * sentence happened to say. Accents are optional, plurals and feminines in -e, -s or -x meet the same stem.
 */
export const praising = {
  fr: `
accessible accommodant accompli accueillant accueillante adaptable adequat admirable admirablement admiration adorable
adorablement aere affable affectueux agile agreable agreablement aidant aimable aimablement aisance aise alerte
allegresse ambiance amelioration ameliore amical amicale amour amusant amuse apaisant apaise appetissant applaudir
appreciable appreciation appropriee approuve ardeur aromatique arrangeant assurance astucieux attachant attachement
attentif attentionne attentive attirant attractif attrayant audacieux authentique avantage avantageux avantageuse
avenant beaute bel belle benefique benefice bienfait bienveillance bienveillant bijou bluffant bluffe bonheur bonne
bon bonnement bonifie bravo brillamment brillant brio calme captivant captive caresse carton celebre chaleur
chaleureuse chaleureusement chaleureux chance charmant charme charmeur chic choyer chouchoute chouette clair
clairement claire classe coherent colore comble comique commode competence competent competente complice complicite
comprehensif comprehensive confiance confortable confortablement congratulation connaisseur consciencieux conseille
constructif content contente convaincant convaincante convaincu convivial convivialite convient copieux copieuse
cordial correctement costaud courageux courtois courtoisie craquant creatif creativite credible croquant croustillant
cultive curieux decontracte degourdi delectable delectation delice delicat delicatesse delicieux delicieuse
delicieusement delirant depaysant detendu detente devoue digne diligent disponibilite disponible distingue
divertissant divertissement divin divinement douce douceur doux drole drolement durable dynamique dynamisme
eblouissant ebloui eclatant economique ecoute efficace efficacement efficacite elegance elegant emballant embellir
emerveille emerveillement eminent emotion emouvant empathie enchante enchantement enchanteur encourageant energie
enjoue enrichissant enthousiasmant enthousiasme enthousiaste envoutant epanoui epatant epate epique epoustouflant
equilibre equitable ergonomique espoir essentiel estime etincelant etonnant etourdissant euphorique exact exactement
exaltant excellence excellent excellente excellemment exceptionnel exceptionnelle exceptionnellement excitant
exemplaire experimente expert expressif exquis extra extraordinaire extraordinairement fabuleux fabuleuse facile
facilement facilite faciliter fameux fantaisie fantastique farceur fascinant favorable favori favorite felicite
felicitation feerique ferme festif fiabilite fiable fidele fidelite fier fierte fin fine finesse flamboyant flatteur
fluide fluidite fondant force formidable formidablement fort fraiche fraicheur franc franchise fructueux fun gagnant
gai galant garanti genereux genereuse generosite genial geniale genialissime genie gentil gentille gentillesse
gentiment goutu gourmand gourmandise gracieux gracieusement grandiose gratitude gratuit gratuitement grisant habile
harmonie harmonieux heureux heureuse heureusement hilarant honnete honnetete honneur hospitalier hospitalite humain
humour ideal ideale idealement idyllique imaginatif imbattable immanquable impeccable impeccablement imperdable
impressionnant impressionne incomparable incontournable incroyable incroyablement indemodable indispensable inegalable
inegale inestimable inimitable innovant inoubliable inspire inspirant instructif intact integre intelligent
intelligemment intense interessant interessante intimiste intuitif intuitive inventif irremplacable irreprochable
irresistible jeune joie joli jolie joliment jouissif jovial joyau joyeux joyeuse juste justesse kiffant kiffe leger
legendaire limpide loyal lumineux luxe luxueux magie magique magistral magnifique magnifiquement maitrise majestueux
malin marrant marveilleux meilleur meilleure melodieux memorable merci merite merveille merveilleux merveilleuse
merveilleusement mignon minutieux miracle miraculeux moderne moelleux motivant motive naturel nature nickel noble
nostalgie notable nourrissant novateur obligeant optimal optimiste original originalite ouverture paisible palpitant
paradis paradisiaque parfait parfaite parfaitement parfume passion passionnant passionnante passionne patience patient
pedagogique pedagogue perfection performant performante perle pertinent petillant phenomenal pittoresque plaisant
plaisante plaisir pleinement poetique poignant poli politesse polyvalent ponctuel ponctualite ponctuellement
popularite positif positive positivement practicite pragmatique pratique precieux precis precision prefere preferee
prestigieux prenant prenante prevenant professionnalisme professionnel professionnelle profitable profite prometteur
promptement propre proprete protecteur prudent puissant puissance pur qualitatif qualite radieux raffine raffinement
rafraichissant raisonnable rapidement rapide rapidite rassasie rassurant rassure ravi ravie ravissant reactif reactive
reactivite realiste recommande recommandable recommandation recommander reconfortant reconnaissant reconnaissance reel
regal regale regaler rejouissant relaxant remarquable remarquablement remercie remerciement remercier renversant repos
reposant resistant respect respecte respectueux reussi reussie reussite revigorant riche richesse rigolo rigoureux
robuste romantique royal sage sain satisfaction satisfaisant satisfait satisfaite saveur savoureux savoureuse
securisant securise seduisant seduit sensas sensationnel sensible serein serenite serieux serieuse serieusement
serviabilite serviable silencieux simple simplement simplicite sincere soigne soigneux soigneusement soin solide
solidite somptueux soulage soulagement souple souplesse souriant souriante sourire soyeux spacieux spectaculaire
splendide splendeur stable stimulant stupefiant stylé suave sublime succes succulent suffisant suivi sur surprenant
superbe superbement super supreme surprise sympa sympathique sympathie talent talentueux tendre tendresse titillant
tonique top touchant tranquille tranquillite transparence transparent triomphe truculent typique unique utile utilite
vaillant valeur valorisant varie variete veritable versatile vif vigoureux virtuose vivant vivement volontaire volupte
vrai waouh wahou whaou`,
  en: `
able abundant accessible accommodating accomplished accurate achievement admirable admire adorable advanced advantage
advantageous adventure affable affection affordable agile alluring amaze amazed amazing amazingly ample amused amusing
appealing appetizing applaud appreciate appreciated appreciative approachable appropriate artistic assured astonishing
astounding atmospheric attentive attentively attraction attractive authentic awesome balanced bargain beautiful
beautifully beauty beloved beneficial benefit best better blessed blessing bliss blissful blown bold bonus brave bravo
breathtaking breeze bright brilliant brilliantly bubbly buttery calm calming capable captivating care caring celebrate
champion charm charming cheap cheaper cheerful cheers cherish chic classic classy clean clear clearly clever coherent
colorful colourful comfort comfortable comfortably comfy commend commendable compact compelling competent complement
compliment complimentary comprehensive confident congrats congratulations consistent consistently convenience
convenient conveniently cool cordial correct courteous courteously cozy cosy craving creamy creative crisp crispy cute
dazzling dedicated dependable delectable delicate delicious deliciously delight delighted delightful deserve deserved
desirable detailed diligent dream durable dynamic eager ease easier easiest easily easy ecstatic educational effective
effectively efficient efficiently effortless effortlessly elegant empathetic enchanting encouraging endearing
energetic energy engaging enhance enjoy enjoyable enjoyed enjoying enlightening enriching entertaining enthralling
enthusiastic epic ergonomic essential excel excellence excellent excellently exceptional exceptionally excited
exciting exquisite extraordinary fab fabulous fair fairly faithful famous fantastic fantastically fascinating fast
faster fastest fav fave favorite favourite fearless festive fine finest flawless flawlessly flexible fluffy fortunate
free fresh freshly friendlier friendliest friendly fun functional funny gem generous generously genius gentle genuine
genuinely gift glad gladly glorious glow glowing good goodness gorgeous gourmet graceful gracious graciously grand
grateful gratitude great greatest greatly groundbreaking handy happier happiest happily happiness happy hardworking
harmonious healthy heartwarming heaven heavenly helpful hilarious homely homemade honest honestly honor hooked
hospitable hospitality huggable humorous ideal ideally imaginative immaculate impeccable impeccably impress impressed
impressive impressively improve improved improvement incredible incredibly indispensable informative ingenious
innovative insightful inspirational inspired inspiring instantly intelligent interesting intimate intriguing intuitive
inventive inviting jewel joy joyful juicy kind kindly kindness knowledgeable laugh laughed legendary legit liked
lightweight lively love loved lovely loving loyal lucky luscious luxurious luxury magic magical magnificent majestic
marvel marvellous marvelous masterful masterpiece memorable mesmerizing mindblowing miracle modern mouthwatering
moving must natural neat neatly nice nicely nicer nicest nifty nostalgic nourishing obsessed optimal organized
original outstanding outstandingly painless pampered paradise passionate patient peace peaceful perfect perfection
perfectly phenomenal playful pleasant pleasantly pleased pleasing pleasurable pleasure plenty plush polished polite
politely popular portable positive positively powerful practical praise precious precise prefer premium prestigious
pretty priceless prize pro productive professional professionalism professionally prompt promptly proud punctual pure
quality quick quicker quickly quiet quirky radiant rave reasonable reasonably reassured reassuring recommend
recommended refined refreshing refreshingly relaxed relaxing reliable reliably relief remarkable remarkably
resourceful respect respectful responsive responsiveness restful rewarding rich robust rock rocks romantic roomy safe
safely satisfaction satisfied satisfying savory scrumptious seamless seamlessly secure sensational sensitive sharp
silky simple simply sincere skilled skillful sleek smart smile smiled smiling smooth smoothly snug soft solid
sophisticated soothing spacious sparkling special spectacular speedy splendid spoiled spotless stable stellar
straightforward striking strong stunned stunning stunningly sturdy stylish sublime succulent success successful
successfully suitable sumptuous super superb superbly superior support supportive supreme surpassed swift swiftly
sweetest talented tasteful tastiest tasty tempting tender terrific thank thankful thanks thorough thoroughly
thoughtful thoughtfully thrilled thrilling timely tidy timeless top touching transparent treasure treat trendy triumph
trust trusted trustworthy unbeatable understanding unforgettable unique unmatched unparalleled unreal upbeat upgraded
useful valuable value variety versatile vibrant victory vivid warm warmly warmth welcome welcomed welcoming whimsical
wholesome winner win wise witty won wonder wonderful wonderfully wonders works worth worthwhile worthy wow wowed yay
yum yummy`,
}

export const blaming = {
  fr: `
abandon abandonne aberrant aberration abime abimer abject abominable aboyer abruti absence absent absurde absurdite
abus abuse abusif abusive accablant accident accusation accuse acharnement acide aneanti affligeant affolant affreux
affreusement agace agacant agacement agite agression agressif agressive agresse aigre aigri alarmant alteree alourdi
ambigu amateur amateurisme amer amertume anarchique angoissant angoisse anomalie annule annulation antipathique
anxiete apathique arnaque arnaquer arnaqueur arrogance arrogant arrogante artificiel asseche assourdissant atroce
attente attriste aucun aucune autoritaire avarie avertissement aveu avorte bacle baclé baisse ballonnement balance
banal banale baratin baveux beaufs belliqueux berk bete betise bidon bidonne bizarre blamable bleme blesse blessant
blessure bloque blocage bof boiteux bordel bordelique bouche bouffi bousille boycott boycotter bride brise brouillon
bruit brulant brule brulure brutal brutalement bruyant bruyante bug bugge buguer cacophonie cafard cafouillage
calamite calamiteux calvaire caricatural caricature cassant casse casser cata catastrophe catastrophique
catastrophiquement cauchemar cauchemardesque censure chaos chaotique charabia charlatan cheap chiant chiante chier
chimique chute cliche clichés cloque cochonnerie colere collant complication complique compliquee confus confuse
confusion consternant contradictoire contraignant contrarie contrariant contrefacon coupable coupure couteux crade
craignos crainte crasse crasseux crevaison crevant crise critiquable critique cruel cruellement culot danger dangereux
dangereuse daube debacle debile debordé decadent decalage decadence decu decue deceptif deception decevant decevante
decevoir dechet dechire decolle decollement decolore deconseille deconseiller decourage decourageant decousu decrepit
dedaigneux defaillance defaillant defaut defaveur defectueux defectueuse deficient deforme degat degenere deglingue
degoulinant degout degoutant degoute degradation degrade degueu degueulasse delabre deleguer delaisse demoralisant
demode denigre depasse deplaisant deplait deplorable deplorer deprime deprimant deraille derange derangeant derisoire
desabuse desagreable desagrement desaccord desastre desastreux desastreuse desaveu desequilibre desespere desesperant
desespoir desinformation desinteresse desinvolte desinvolture desobligeant desole desolant desordonne desordre
desorganisation desorganise deteriore detestable deteste detester detournement detraque devaste deveine devore
difficile difficilement difficulte diffamation disparu discriminant discrimination dispute disproportionne dommage
dommageable douleur douloureux douteux douteuse dramatique droguer dur durete dysfonctionnement dysfonctionnel ebreche
echec echoue ecoeurant ecoeure ecoeurement ecrasant effrayant effroyable ejecte emmerde emmerdant emmerder emmerdement
empeche empire empoisonne encombrant encombre endommage enerve enervant enervement enfer enfantin enfonce enfume ennui
ennuie ennuyant ennuyeux ennuyeuse enquiquinant enrage enrageant entasse entourloupe entrave epouvantable epuisant
epuise eraflure erreur erronee escroc escroquer escroquerie esquive etouffant etouffe etrange etroit exagere
exageration exasperant exaspere excessif excessive excessivement excuse execrable exige exiger exorbitant expire fache
facheux fade fadasse faible faiblesse faillite fainéant falsifie fastidieux fatal fatigant fatigue fausse fausser
faute fautif faux fêle feignant fendille ferraille fiasco fichu fissure flemme flop flou foirer foireux foire fourbe
fourberie foutage foutaise foutre foutu fragile fragilise frauduleux fraude frelate froid froideur frustrant
frustration frustre fuir fuite fulmine funeste furax furieux furieuse futile gache gachis gachette galere galerer
gaspillage gaspille gemir gene genant gerbe gerber glacial glauque gluant gonflant goujat grave gravissime grelotter
gresille greve grief griffe grincant grince grognon grossier grossiere grossierete grotesque gueule haine haineux
hallucinant hargne hargneux harcelement harceler hasardeux helas hideux honte honteux honteuse honteusement horreur
horrible horriblement horripilant hostile hostilite houleux humiliant humiliation humilie hypocrite hypocrisie idiot
idiotie ignoble ignorant ignore illegal illisible illogique illusoire immangeable immature immonde immoral impasse
impatience impersonnel impitoyable impoli impolie impolitesse impossible impraticable imprecis imprudent impuissant
inabouti inaccessible inacceptable inadapte inadmissible inapproprie inattentif inaudible inbuvable imbuvable
incapable incapacite incertain incident incivil incoherence incoherent incommode incompatible incompetence incompetent
incompetente incomplet incomplete incomprehensible incomprehension inconfort inconfortable inconsequent inconsistant
inconvenient incorrect incredule indecent indesirable indifferent indifference indigeste indigne indignation indigent
inefficace inefficacite inegal inepte ineptie inesthetique inexact inexcusable inexistant inexistante inexplicable
inexploitable infame infect infecte infernal infesté infidele infantilisant inflammation inflation infoutu ingerable
ingrat inhospitalier inhumain inintéressant ininteressante injoignable injure injuste injustice injustifie
injustifiable innommable inoperant inquietant inquietude inquiet insalubre insatisfaction insatisfaisant insatisfait
insensible insignifiant insipide insolence insolent insomnie insoutenable instable insuffisant insuffisante
insuffisamment insulte insultant insupportable interminable intolerable intoxication intoxique introuvable intrusif
inutile inutilement inutilisable invendable invivable invraisemblable ironie irregulier irrespect irrespectueux
irrespirable irresponsable irrite irritant irritation jeter jetable jaloux kitsch lache lacune laid laideur lambin
lamentable lamentablement larmoyant larcin lassant lasse lassitude lent lente lentement lenteur lese lesinerie litige
long longuet louche lourd lourdeur lourdingue lugubre machiavelique magouille maigre maladresse maladroit malaise
malchance malcommode malentendu malfacon malfaisant malfame malheur malheureux malheureuse malheureusement malhonnete
malhonnetete malmene malodorant malpoli malpropre malsain maltraitance maltraite malveillant manipulation manque
manquant manquement marasme marre massacre massacrer mauvais mauvaise mauvaisement mechant mechancete mecontent
mecontente mecontentement mediocre mediocrite mefiance mefier mefiez meprisable mépris meprisant meprise mensonge
mensonger mensongere menteur menteuse mentir menti merde merder merdeux merdique merdier mesquin mesaventure mievre
minable minablement mineur misere miserable misérabiliste moche mochete moisi moisissure mollasson mollesse monotone
moquer moquerie morne mort mou mouise mouais moyen moyenne moyennement mytho naif nase naufrage nausée nauseabond
navet navrant navre naze nefaste negatif negative negligé negligence negligent nervosite niais niaiserie niaiseux
nocif noirci nuire nuisance nuisible nul nulle nullement nullissime nullite obligation obscene obscur obsolete odieux
odieuse offensant offense opaque opportuniste oppressant ordure oublie outrageant outrage outre pagaille paleur
panique panne parano paresse paresseux passable pathetique pauvre pauvrete peage peine penible peniblement penurie
perdu perdre perfide perime perimee perte perturbant perturbe pessimiste pessime pestilentiel petard peur piege pieger
pietre pinaille pingre pire piteux pitié pitoyable pitoyablement plafonne plaindre plainte plantage plante planter
plat platitude pleurer pleurnichard poisseux polluant pollue pollution pompeux porcherie poubelle pourave pourri
pourrie pourriture poussiere poussiereux poussif pouf precaire prejudice prejudiciable pretentieux pretentieuse
previsible pretexte probleme problematique profiteur puanteur puant pue puer pubs puéril quelconque rabaissant
racaille racisme raciste racoleur rage rageant rale raler rancune rance rapiat rate ratage rater raté ravage
rebarbatif rebutant recalé rechauffe rechigner reclamation recule redondant redite refus refuse refuser regret
regretter regrettable regrette regurgite rejet reluctant remords rembourser remboursez repetitif repetitive reproche
repoussant repugnant resilie resilier resiliation retard retarde retards retrograde revolt revoltant revolte ridicule
ridiculement rigide ringard rincer risible risque rogne ronchon rouille ruine ruineux rupture rude rudimentaire rustre
sabotage saccage sadique sale salement salete saloperie sanction sanglant saoulant sature scandale scandaleux
scandaleuse scandalise sceptique scabreux sec secheresse semblant sinistre sombre sommaire somnolent sordide sottise
souci souffrance souffrir soulant soupcon sournois stagnant sterile stereotype stress stressant stupide stupidite
stupidement suffocant superficiel superficielle superflu suranne surcout surcharge surchauffe surestime surevalue
surfait surfacture surpaye suspect tache tarde tardif tardivement tendancieux terne ternir terrifiant tiede tiédasse
toc torchon torture tourment toxique tracas trahi trahison trainant traine traumatisant traumatise tricherie tricheur
triste tristement tristesse tromperie tromper trompe trompeur trompeuse trouble trou truand truande tuile tumulte use
usant usure vain vaniteux vengeance verreux vetuste vexant vexe vicieux vide vieillot vieillotte vilain viol violence
violent virulent virus viscosite vol voler vole voleur voleuse vomi vomir vomitif vulgaire vulgarite zero zut`,
  en: `
abandoned abrasive abrupt absurd abuse abused abusive abysmal ache aching afraid aggravated aggravating aggressive
agony alarming amateur amateurish ambiguous anger angry annoy annoyance annoyed annoying anxious apathetic apologies
apologise appalled appalling argue argumentative arrogance arrogant ashamed atrocious avoid awful awfully awkward
backward bacteria bad badly bait baffling ban banned barely basic battered beware bias biased bitter bizarre blame
bland blatant bleak bleeding blew blister bloated blurry boring bored boredom bother bothered botched bounced bounce
breaks broke broken bruised brutal bug buggy bugs bulky bullshit bully bum bumpy burn burned burning burnt bust busted
cancel canceled cancelled cancellation careless carelessly catastrophe catastrophic chaos chaotic charged cheat
cheated cheating cheesy chewy childish chipped choke clash cliche cliché clogged clueless clumsy clunky clutter
cluttered cockroach cockroaches cold collapse complain complained complaining complaint complaints complicated con
concern concerned confused confusing confusion congested contaminated contempt contradictory contrived convoluted
corrupt costly cracked crap crappy crash crashed crashes crashing crazy creepy cried cringe crisis critical criticism
crooked crowded crude cruel crumble crumbled crumbling cry cursed damage damaged damaging damn damp dangerous dated
dead deafening deceitful deceive deceived deceiving deceptive declined decrease defect defective deficient delay
delayed delays denied deny deplorable depressing deserted desperate despicable despise destroy destroyed deteriorate
deteriorated died difficult difficulty dilapidated dim dingy dire dirt dirtiest dirty disappoint disappointed
disappointing disappointingly disappointment disappointments disaster disastrous discomfort disconnected discontinued
discourteous discriminated disease disgrace disgraceful disguised disgust disgusted disgusting dishonest disinterested
dislike disliked dismal dismissive disorganised disorganized displeased dispute disregard disrespect disrespectful
dissatisfaction dissatisfied distasteful distracting distress distressing disturbing ditched dodgy doubt doubtful
downgrade downgraded downhill drab drag dragged drags drained drawback drawbacks dread dreadful dreary drip dropped
drunk dry dull dumb dump dusty dying egregious embarrassed embarrassing embarrassment empty endless enraged error
errors evil exaggerated exasperated excruciating excuse excuses exhausted exhausting expensive expired exploitative
explode exploded extortion extortionate fad faded fail failed failing fails failure fake false farce fault faulty fear
fed fell fiasco filthy flaky flat flaw flawed flaws flimsy flop foolish forced forget forgot forgotten forgettable
foul fragile fraud fraudulent frayed freaking freezing freeze froze frozen frustrate frustrated frustrating
frustration fuck fucked fucking fuming furious fussy garbage garbled ghetto ghosted gimmick gimmicky gloomy glitch
glitches glitchy gouge gouging grainy greasy greed greedy grief grim gripe gross grouchy grossly grumpy hack hacked
harass harassment hard harsh hassle hate hated hateful hates hazard headache headaches hell hidden hideous hindrance
hopeless horrendous horrible horribly horrid horrific horrified horrifying horror hostile humid humiliated humiliating
hurt hurts hypocrite idiot idiotic idiots ignorant ignore ignored ignores ignoring illegal illegible illogical
impersonal impolite impossible impractical inaccurate inadequate inappropriate incapable incoherent incompatible
incompetence incompetent incomplete inconsiderate inconsistency inconsistent inconvenience inconvenient inconvenienced
incorrect inedible ineffective inefficient inept inexcusable inexperienced infected inferior inflated inflexible
infuriating infested inhumane injury injured insane insect insecure insensitive insincere insipid insufferable
insufficient insult insulted insulting interrupted intolerable intrusive invasive irate irrelevant irresponsible
irritable irritated irritating irritation issue issues itchy jam jammed jerk joke junk junky kills knockoff lack
lacked lacking lackluster lacklustre lacks lag laggy lags lame late lawsuit lazy leak leaked leaking leaks leaky
letdown liar liars lie lied lies lifeless limited limp litter loathe lose loser losing loss lost loud lousy lukewarm
lumpy lying mad malfunction malfunctioned malfunctioning manipulative meager mean meaningless mediocre melt melted
mess messed messy mildew minuscule miserable misleading misled mismanaged misrepresented missed misses missing mistake
mistaken mistakes mistreated mold moldy monotonous moody mould mouldy mundane mushy nagging nasty nauseating nauseous
needless needlessly neglect neglected negligence negligent nervous nightmare nightmarish noise noises noisy
nonexistent nonsense nuisance obnoxious obscene obsolete odd odor odour offended offensive oily ordeal outage outdated
outrage outraged outrageous outrageously overbearing overbooked overcharge overcharged overcooked overcrowded overdone
overheat overheated overheats overhyped overlooked overpaid overpowering overpriced overrated overrun oversalted
oversold overweight overwhelmed overwhelming pain painful painfully panic paranoid pathetic peeled peeling perplexing
pest petty phony pissed pitiful pity plagued plastic plasticky pointless poison poisoning poisoned poor poorer poorest
poorly predatory predictable prejudice pretentious problem problematic problems punish pushy puzzling quit quits
racism racist rage rancid rash raw refund refunded refuse refused refuses regret regrets regrettable regrettably
reject rejected reluctant repetitive repulsive resent restrictive ridiculous ridiculously rigged rip ripoff ripped
roach roaches rotten rough rubbish rude rudely rudeness rudest ruin ruined ruins rundown runny rust rusted rusty sad
sadly sabotage salty scam scammed scammer scammers scams scandal scandalous scared scary scratch scratched scratches
scream screamed screwed scruffy scum sewage shabby shady shallow shame shameful shameless shattered shit shitty shock
shocked shocking shoddy shortage shouted shred sick sickening silly skimpy slap sleazy sloppy slow slower slowest
slowly sluggish smell smelled smells smelly smelt smoke snapped snarky snobby snobbish sob soggy sorry soulless sour
spam spat spill spilled spoilt spotty squeaky stain stained stains stale stalled starved steal stealing stench
stereotypical sticky stingy stink stinks stinky stole stolen stopped stranded stress stressed stressful struggle
struggled struggles stubborn stuck stuffy stupid stupidity stupidly subpar substandard suck sucked sucks sue suffer
suffered suffering suspicious swindle swindled tacky tasteless tear tears tedious terrible terribly terrified theft
thief thieves threaten threatened thrash threw throwaway tiresome tired tiring tore torn torture toxic tragedy tragic
trap trapped trash trashed trashy traumatic trick tricked trouble troublesome troubles ugh ugly unable unacceptable
unacceptably unappealing unappetizing unappreciated unattractive unauthorized unavailable unaware unbearable
unbearably unclean unclear uncomfortable uncooked uncooperative underwhelmed undercooked underwhelming undrinkable
uneducated unethical uneven unfair unfinished unfit unfortunate unfortunately unfriendly unhappy unhealthy unhelpful
unhygienic uninformed uninspired uninspiring uninteresting unjust unkind unknowledgeable unlawful unless unlucky
unmotivated unnecessarily unnecessary unpleasant unpredictable unprepared unprofessional unprofessionalism unreachable
unrealistic unreasonable unreasonably unreliable unresolved unresponsive unsafe unsanitary unsatisfactory unsatisfied
unsatisfying unsettling unstable unsupportive untrained untrustworthy unusable unwatchable unwelcoming unwilling
unworthy upset upsetting urine useless vague vandal vile violent virus vomit vulgar wait waited waiting warn warned
warning waste wasted wasting watery weak weird wobble wobbly worn worried worrying worse worsen worst worthless wreck
wrecked wrong wrongly yelled yelling yuck yucky`,
}
