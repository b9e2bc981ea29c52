/** Comment parle un client : ce que l’on convient, et ce que l’on en dit à côté des mots que l’on écrit. */
export const tone = {
  settings: 'Ton',
  settingsAbout:
    'Ce que l’on convient pour parler au nom de ce client. Cela se lit à côté de ce que vous écrivez, et n’empêche jamais d’envoyer.',
  address: 'On s’adresse aux personnes',
  addresses: { person: 'comme chacune nous parle', tu: 'en tutoyant', vous: 'en vouvoyant' },
  say: 'Les mots que l’on dit',
  sayHint: 'Un par ligne.',
  avoid: 'Les mots que l’on ne dit pas',
  avoidHint:
    'Un par ligne, puis ce qui se dit à la place : « client = la personne ». Le pluriel, le féminin et la conjugaison sont reconnus.',
  signing: 'Comment l’on signe',
  signingHint: 'Pour qui écrit, par exemple : un prénom, puis « des Vergers ».',
  emoji: 'Émojis',
  emojis: { yes: 'comme on veut', few: 'deux au plus', no: 'aucun' },
  inclusive: 'Écriture inclusive',
  inclusives: {
    free: 'comme on veut',
    'without-dots': 'mots épicènes et doublets, sans point médian',
    dots: 'point médian, et aucun autre signe',
  },

  beside: 'Le ton',
  remarks: {
    'mixed-address': (said: string) => `« ${said} » : le reste du texte s’adresse autrement. Tutoyer ou vouvoyer ?`,
    'says-tu': (said: string) => `« ${said} » : ici, on vouvoie.`,
    'says-vous': (said: string) => `« ${said} » : ici, on tutoie. À plusieurs, « vous » reste juste.`,
    avoided: (said: string) => `« ${said} » : un mot que l’on ne dit pas ici.`,
    emoji: (said: string) => `${said} : ici, pas d’émoji.`,
    'many-emoji': (said: string) => `${said} : deux émojis au plus, ici.`,
    dots: (said: string) => `« ${said} » : ici, un mot épicène ou les deux formes en entier.`,
    'other-sign': (said: string) => `« ${said} » : ici, le point médian.`,
  } as Record<string, (said: string) => string>,
  put: (instead: string) => `Mettre « ${instead} »`,
  takeOut: 'Enlever',
  next: 'Prendre la première proposition du ton',
  weSay: (words: string[]) => `On dit : ${words.join(', ')}.`,
  weSign: (signing: string) => `On signe : ${signing}`,
}
