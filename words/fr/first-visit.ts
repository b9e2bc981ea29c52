import { agree, number, voices } from './numbers.ts'

/** From nobody to a real conversation on the screen, in three short pages. */
export const firstVisit = {
  step: (n: number) => `${number(n)} sur trois`,
  youTitle: 'D’abord, vous',
  youLead: 'Ce compte n’existe que dans cette installation. Rien n’en part ailleurs.',
  name: 'Votre nom',
  nameHint: 'Celui dont vous signez vos réponses.',
  email: 'Votre adresse électronique',
  password: 'Un mot de passe',
  passwordHint: 'Dix caractères au moins. Une phrase à vous vaut mieux que des signes.',
  passwordMissing: (n: number) => `Encore ${number(n)} ${agree(n, 'caractère', 'caractères')}.`,
  passwordLong: 'C’est plus long que ce qu’on sait garder : 128 caractères au plus.',
  passwordGood: 'Assez long.',
  showPassword: 'Montrer le mot de passe',
  code: 'Le code affiché dans le terminal',
  codeHint: 'Insuffleur l’a écrit là où vous l’avez lancé. Il prouve que cette machine est la vôtre.',
  openAccount: 'Ouvrir mon compte',

  beginTitle: 'Par où commencer ?',
  discover: 'Découvrir avec Les Vergers Imaginaires',
  discoverSays:
    'Une marque de compotes inventée, et ceux qui en parlent : désaccords avec et sans raison, entraide, ironie. Rien de ce que vous y ferez ne sort d’ici.',
  own: 'Commencer avec les miens',
  ownSays: 'Le nom d’un client, une adresse où l’on parle de lui, et l’on écoute.',
  discovering: 'Les voix s’installent…',
  shared: 'Quelqu’un a pu vous envoyer une invitation : ouvrir son lien suffit.',

  clientTitle: 'Pour qui parlez-vous ?',
  client: 'Le nom du client',
  clientHint: 'La marque pour qui vous parlez. La vôtre, si c’est la vôtre.',
  goOn: 'Continuer',
  placeTitle: 'Une adresse à écouter',
  placeLead: (client: string) => `Pour ${client}. D’autres adresses viendront quand vous voudrez.`,
  later: 'Plus tard, voir d’abord les conversations',

  arrivingTitle: 'On écoute',
  arriving: 'Première écoute en cours. Les conversations s’ouvrent dès qu’une voix arrive.',
  arrived: (n: number) => `${voices(n)} ${agree(n, 'entendue', 'entendues')}.`,
  quietSoFar: 'Rien encore. Le site est lent, ou personne n’y a parlé ; l’écoute continue sans vous.',
  toConversations: 'Aller aux conversations',
  pageReady: 'Votre page est ouverte',
  pageReadySays: 'Donner son lien à qui vous voulez entendre. Ce qu’on y dit arrive dans vos conversations.',

  invitationTitle: (workspace: string) => `On vous attend chez ${workspace}`,
  invitationSays: (by: string, forWhom: string, does: string) =>
    `${by} vous invite, ${forWhom}. Ce que vous y ferez : ${does}.`,
  invitationBySomeone: 'Quelqu’un de l’équipe',
  invitationUntil: (day: string) => `L’invitation vaut jusqu’au ${day}.`,
  accept: 'Accepter l’invitation',
  acceptAs: (name: string, email: string) => `Vous êtes ${name} (${email}).`,
  newHere: 'Je n’ai pas encore de compte ici',
  alreadyHere: 'J’ai déjà un compte ici',
  openAndAccept: 'Ouvrir mon compte et entrer',
  invitationOver: 'Cette invitation n’ouvre plus',
  invitationOverSays: 'Demander un nouveau lien à la personne qui vous l’a envoyée.',
}
