/** What was taken from someone's words, as they read it on their own page, and may confirm, correct or deny. */
export const reading = {
  title: 'Ce que nous en comprenons',
  hint: 'Vous êtes la seule personne qui puisse dire si c’est juste.',
  from: 'Vos mots :',
  ours: 'Notre formulation :',
  yes: 'Oui, c’est cela',
  no: 'Non, ce n’est pas cela',
  other: 'Le dire autrement',
  field: 'Ce que vous vouliez dire, dans vos mots',
  send: 'Envoyer',
  missing: 'Il manque vos mots.',
  tooLong: (most: number) => `C’est trop long : ${most} signes au plus.`,
  said: {
    confirmed: 'Vous avez dit que c’est juste.',
    corrected: 'Vous l’avez dit autrement :',
    denied: 'Vous avez dit que ce n’est pas cela.',
  },
  did: 'C’est noté. L’équipe le verra. Vous pouvez changer d’avis ici.',
  theme: (name: string) => `Réunis à ceux d’autres personnes sous « ${name} ».`,
  themeFirst: (name: string) =>
    `D’abord mis sous « ${name} », que l’équipe a réuni à ce thème : vous pouvez les en sortir.`,
  notMeant: 'Ce n’est pas ce que je voulais dire',
  didNotMeant: 'C’est noté : vos mots ne sont plus réunis à ceux-là.',
  newsTitle: 'Vos mots et ceux des autres',
  newsHint:
    'Quand plusieurs personnes disent la même chose, l’équipe réunit leurs mots sous un thème. Elle peut vous dire ici lequel.',
  news: 'Me dire ici sous quel thème mes mots sont réunis',
  newsKeep: 'Enregistrer',
  didNews: 'C’est noté : vous le lirez ici.',
  didNoNews: 'C’est noté : vous ne le lirez plus.',
}
