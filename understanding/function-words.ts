/** Small words that betray a language. The others are here only so that what we cannot read is seen as such. */
const byLanguage = {
  fr: 'le la les l un une des du de d et est sont était a ai as ont avez avons je j tu il elle on nous vous ils elles me m te t se s ce cet cette ces c ça qui que qu quoi dont où ne n pas plus jamais rien très trop avec sans pour par sur dans chez mais ou donc car si comme mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs au aux y en être avoir fait faire été même aussi bien tout tous toute toutes quand pourquoi comment oui non moi toi lui eux cela vraiment encore toujours depuis après avant bonjour merci svp ben pis faut',
  en: 'the an a and is are was were be been being i you he she it we they me him her us them my your his its our their this that these those of to in on at for from with by about as but or if so not no don doesn didn isn wasn won can could would should will have has had do does did what when where which who why how there here just very too more most some any all only than then because after before never always up out off over again please thanks t ve ll re m s d been get got don im yes hello hi',
  es: 'el la los las un una unos de del y es son está era que no me te se lo le les mi su sus con sin para por en muy pero como más qué cuando porque gusta gracias hola esto este esta yo tu ha he hay ya si también nada todo fue fueron estaba tiene tienen hacer puede mucho mucha muchos estos estas ese esa eso otro otra sobre hasta desde donde quien cual aunque porque tan tanto cada también ser muchas todos todas buena bueno buen mejor nunca siempre además así sino entre',
  it: 'il lo la i gli le un una di del della e è sono era che non mi ti si ci con per su da in molto ma come più anche questo questa perché quando grazie ciao ho ha hanno mio sua tutto niente piace',
  pt: 'o a os as um uma de do da dos das e é são que não me se com sem para por em no na muito mas como mais isso este esta eu você ele ela meu sua tudo nada obrigado gosto foi ao já também pelo pela dos nos nas num numa estava tem têm fazer pode muita muitos esse essa isto seu seus suas mesmo ainda bom boa melhor nunca sempre depois então aos às',
  de: 'der die das den dem ein eine einen und ist sind war nicht kein keine ich du er sie es wir ihr mir mich sich mit für von zu auf im in an bei aber oder wenn wie sehr auch noch nur schon mehr hat habe haben was warum danke bitte schmeckt',
  nl: 'de het een en is zijn was niet geen ik je jij hij zij we wij ze mij me met voor van te op in aan bij maar of als hoe heel ook nog wel meer heeft heb hebben wat waarom dank dit dat deze er naar lekker',
} as const

export type Candidate = keyof typeof byLanguage
export const candidates = Object.keys(byLanguage) as Candidate[]

/** How much each word speaks for each candidate, in their order: a word that five share says a fifth for each. */
export const betrays = new Map<string, number[]>()
for (const [at, code] of candidates.entries()) {
  for (const word of byLanguage[code].normalize('NFD').replace(/\p{M}/gu, '').split(' ')) {
    const weights = betrays.get(word) ?? candidates.map(() => 0)
    weights[at] = 1
    betrays.set(word, weights)
  }
}
for (const weights of betrays.values()) {
  const sharers = weights.reduce((sum, weight) => sum + weight, 0)
  for (const at of weights.keys()) weights[at]! /= sharers
}
