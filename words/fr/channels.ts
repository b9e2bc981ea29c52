/** Why a place cannot be heard, one sentence for each `Trouble` of the channel contract. `since`: « 14 h 05 ». */
const trouble: Record<string, (since: string) => string> = {
  'address-not-understood': (since) => `Depuis ${since}, cette adresse ne se lit plus. La retirer et planter la bonne.`,
  'address-inside': (since) =>
    `Depuis ${since}, cette adresse mène à l’intérieur de votre réseau, où l’on n’écoute pas. Rien n’y a été demandé.`,
  'name-not-found': (since) =>
    `Depuis ${since}, ce nom de site n’existe plus. S’il revient, ce qui a été dit entre-temps sera relu.`,
  refused: (since) =>
    `Le serveur refuse la connexion depuis ${since}. Ce qui a été dit depuis sera relu dès qu’il accepte.`,
  'timed-out': (since) =>
    `Le serveur ne répond plus depuis ${since}. Ce qui a été dit depuis sera relu dès qu’il revient.`,
  'too-large': (since) =>
    `Depuis ${since}, la réponse dépasse ce qu’on accepte de lire. Le site devrait proposer un flux plus court.`,
  'too-many-redirects': (since) =>
    `Depuis ${since}, cette adresse renvoie d’une page à l’autre sans finir. Vérifier qu’elle est toujours la bonne.`,
  'broken-off': (since) =>
    `Depuis ${since}, le serveur raccroche avant d’avoir fini. On rappelle jusqu’à tout entendre.`,
  certificate: (since) =>
    `Depuis ${since}, le certificat du site n’est plus valable. On n’écoute pas tant qu’il n’est pas renouvelé.`,
  'not-found': (since) =>
    `Depuis ${since}, il n’y a plus rien à cette adresse. Le site a peut-être déménagé : lui en demander la nouvelle.`,
  forbidden: (since) => `Depuis ${since}, le site ne laisse plus lire cette page. Demander l’accès à qui le tient.`,
  'server-error': (since) =>
    `Le serveur est en panne depuis ${since}. Ce qui a été dit depuis sera relu dès qu’il revient.`,
  'not-a-feed': (since) =>
    `Depuis ${since}, cette adresse répond autre chose qu’un flux. Vérifier qu’elle est toujours la bonne.`,
  'cut-short': (since) => `Depuis ${since}, le flux arrive coupé. On garde ce qui se lit, le reste sera relu.`,
  'too-many-requests': (since) =>
    `Depuis ${since}, le site demande d’attendre. On y retourne à l’heure qu’il indique ; rien n’est perdu.`,
  'wrong-credentials': (since) =>
    `Depuis ${since}, le nom ou le mot de passe n’ouvre plus. Reconnecter le compte ; ce qui a été dit depuis sera relu.`,
  'not-allowed': (since) =>
    `Depuis ${since}, ce compte n’a plus le droit de lire ici. Demander ce droit à qui tient le lieu, puis reconnecter.`,
  'not-this-kind': (since) =>
    `Depuis ${since}, ce qui répond à cette adresse n’est plus le lieu qu’on connaissait. Vérifier qu’elle est toujours la bonne.`,
  blocked: (since) =>
    `Depuis ${since}, la plateforme bloque ce compte pour un temps. Ouvrir ses notifications là-bas pour savoir pourquoi, et attendre ; ce qui a été dit depuis sera relu.`,
  unpublished: (since) =>
    `Depuis ${since}, ce lieu n’est plus publié : personne ne le voit. Le publier à nouveau dans ses réglages ; ce qui y a été dit reste.`,
  spent: (since) =>
    `Depuis ${since}, tout ce que cette plateforme accorde, ou tout ce que vous acceptez de payer, est dépensé. On y retourne dès que cela se renouvelle.`,
  'app-missing': (since) =>
    `Depuis ${since}, les clés de l’application manquent ou ne valent plus. Les copier à nouveau depuis la plateforme.`,
  'alert-gone': (since) =>
    `Depuis ${since}, Google n’a plus cette alerte. La retrouver ou la refaire sur google.com/alerts, et planter l’adresse de son nouveau flux.`,
  'alert-guarded': (since) =>
    `Depuis ${since}, Google répond par une page de vérification au lieu de l’alerte. On réessaie ; si cela dure, ouvrir l’adresse du flux dans un navigateur pour voir ce qu’il demande.`,
  'app-not-open': (since) =>
    `Depuis ${since}, la plateforme n’ouvre plus à votre application ce qu’elle demande. Vérifier là-bas que l’API est activée et la formule en cours ; ce qui a été dit depuis sera relu.`,
  'needs-reconnection': (since) =>
    `Depuis ${since}, le compte n’ouvre plus. Le reconnecter ; ce qui a été dit depuis sera relu.`,
}

/** What of a place cannot be heard while the rest is. */
const partly: Record<string, (since: string) => string> = {
  'search-not-so-written': (since) =>
    `Depuis ${since}, une des recherches à suivre n’est pas comprise là-bas : la réécrire. Les autres, et ce qui vous est dit, s’entendent.`,
  'search-not-allowed': (since) =>
    `Depuis ${since}, la plateforme ne laisse pas cette application chercher dans ce qui se dit : seuls les messages qui vous nomment s’entendent. La formule choisie là-bas en décide.`,
  'link-not-known': (since) =>
    `Depuis ${since}, Google mène à des résultats d’une façon qu’on ne connaît pas : ceux-là sont mis de côté, tels quels, et seront relus quand on saura les lire. Les autres s’entendent.`,
  'not-searchable': (since) =>
    `Depuis ${since}, ce serveur ne cherche pas dans ce qui se dit : les recherches à suivre n’y trouvent rien. Suivre plutôt des mots-dièse.`,
  blocked: (since) =>
    `Depuis ${since}, la plateforme bloque une partie de ce que fait ce compte. Ouvrir ses notifications là-bas pour savoir pourquoi, et attendre ; le reste s’entend.`,
  unpublished: (since) =>
    `Depuis ${since}, ce lieu n’est plus publié : on l’entend encore d’ici, mais personne ne le voit, et ce que vous y répondez non plus. Le publier à nouveau dans ses réglages.`,
  'too-many-requests': (since) =>
    `Depuis ${since}, presque tout ce que la plateforme laisse demander est pris : on n’y relève que le plus récent. Le reste sera relu, rien n’est perdu.`,
  'not-allowed': (since) =>
    `Depuis ${since}, le serveur ne laisse pas lire tout ce que ce compte suit. Le reconnecter pour en redemander le droit.`,
}

/** The same when one only looks at an address, before anything is planted. */
const nothingThere: Record<string, string> = {
  'alert-gone': 'Google n’a aucune alerte à cette adresse. La copier à nouveau depuis google.com/alerts.',
  'alert-guarded':
    'Google répond par une page de vérification au lieu de l’alerte. Réessayer dans un moment, ou ouvrir cette adresse dans un navigateur.',
  'address-not-understood': 'Cette adresse ne se lit pas. Elle ressemble d’ordinaire à blog.exemple.fr.',
  'address-inside': 'Cette adresse mène à l’intérieur de votre réseau. On n’écoute que ce qui est public.',
  'name-not-found': 'Aucun site ne porte ce nom. Vérifier l’orthographe.',
  refused: 'Le serveur refuse la connexion. Réessayer plus tard, ou essayer une autre adresse du site.',
  'timed-out': 'Le serveur n’a pas répondu à temps. Réessayer dans un moment.',
  'too-large': 'La page est trop lourde pour être lue. Coller plutôt l’adresse de son flux.',
  'too-many-redirects': 'Cette adresse renvoie d’une page à l’autre sans finir.',
  'broken-off': 'Le serveur a raccroché avant d’avoir fini. Réessayer dans un moment.',
  certificate: 'Le certificat du site n’est pas valable : impossible de savoir si c’est bien lui qui répond.',
  'not-found': 'Il n’y a rien à cette adresse. La copier à nouveau depuis le navigateur.',
  forbidden: 'Le site ne laisse pas lire cette page.',
  'server-error': 'Le serveur est en panne. Réessayer plus tard.',
  'not-a-feed': 'Ce qui répond là n’est ni un site ni un flux.',
  'cut-short': 'La réponse arrive coupée. Réessayer dans un moment.',
  'too-many-requests': 'Le site demande d’attendre avant de redemander. Réessayer dans un moment.',
  'no-feed': 'Cette page n’annonce aucun flux. Essayer l’accueil du site, ou l’adresse d’un billet commenté.',
}

/** Why an account could not be connected, where « rien à cette adresse » would say it wrong. */
const notConnected: Record<string, string> = {
  ...nothingThere,
  'wrong-credentials': 'Ce nom ou ce mot de passe n’ouvre pas. Les copier à nouveau, sans espace autour.',
  'not-allowed': 'Ce compte existe, mais il n’a pas le droit de lire et de répondre ici. Choisir un compte qui l’a.',
  'not-this-kind': 'Ce qui répond à cette adresse est autre chose que ce qui était attendu. Vérifier l’adresse.',
  'app-missing': 'Les clés de l’application manquent ou ne valent pas. Les copier à nouveau depuis la plateforme.',
  'app-not-open':
    'La plateforme connaît votre application, et ne lui ouvre pas ce qu’elle demande. Vérifier là-bas que l’API est activée et la formule en cours, puis réessayer.',
  'no-channel': 'Ce compte n’a pas de chaîne. Se connecter à nouveau, avec celui qui en a une.',
  'nothing-linked':
    'Aucun compte professionnel n’est lié à vos Pages. Le rendre professionnel et le lier à une Page (dans les réglages de la Page, Comptes liés), puis se connecter à nouveau.',
  blocked:
    'La plateforme bloque ce compte pour un temps. Ouvrir ses notifications là-bas pour savoir pourquoi, attendre, puis se connecter à nouveau.',
  spent: 'Tout ce que cette plateforme accorde est dépensé pour le moment. Réessayer quand cela se renouvelle.',
  'not-so-written': 'Cela ne s’écrit pas ainsi. Relire l’indication donnée avec ce champ.',
  'no-public-address':
    'Cette installation n’est connue que d’elle-même : le lieu ne pourrait pas la joindre. Lui donner une adresse publique (PUBLIC_URL), puis réessayer.',
  'not-found': 'Il n’y a rien à cette adresse. La copier à nouveau.',
  forbidden:
    'Le serveur ne laisse pas entrer. Vérifier qu’un pare-feu ou une extension de sécurité ne l’en empêche pas.',
}

export const channels = {
  trouble,
  troubleUnknown: (since: string) => `On n’entend plus rien ici depuis ${since}. On réessaie de loin en loin.`,
  partly,
  partlyUnknown: (since: string) => `Depuis ${since}, une partie de ce qui se dit ici ne s’entend pas. Le reste, si.`,
  nothingThere,
  notConnected,
  nothingThereUnknown: 'On n’entend rien à cette adresse. Essayer l’accueil du site, ou un billet commenté.',
  notConnectedUnknown: 'Le compte ne s’ouvre pas. Vérifier ce qui est écrit, et réessayer.',
  closed: {
    gone: 'Le site a fait savoir que cette adresse n’existe plus. Ce qui y a été dit reste.',
    withdrawn: 'Retiré. Ce qui y a été dit reste.',
  } as Record<string, string>,
  closedUnknown: 'Fermé. Ce qui y a été dit reste.',
  pieces: 'les billets',
  comments: 'les commentaires',
}
