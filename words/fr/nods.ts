/** Why a place did not take a like, where its answer has a word of ours; else it is shown as it came. */
const refusals: Record<string, string> = {
  'needs-reconnection': 'le compte n’ouvre plus. Le reconnecter dans Points de contact, puis réessayer',
  'not-allowed':
    'il manque au compte le droit d’aimer ici. Le reconnecter dans Points de contact en laissant tous les droits cochés, puis réessayer',
  blocked:
    'la plateforme bloque ce compte pour un temps. Ouvrir ses notifications là-bas pour savoir pourquoi, attendre, puis réessayer',
  spent:
    'il ne reste rien de ce qu’on veut bien payer à cette plateforme. Attendre le mois prochain, ou relever le plafond',
  'author-unknown': 'ce lieu ne dit pas qui a parlé, et on ne peut pas le lui faire savoir',
  'blocked-by-author': 'cette personne a bloqué ce compte',
  'too-late': 'ce lieu ne le reprend que pendant quelques minutes, et elles sont passées, il y reste',
  'too-many-tries': 'le lieu demande toujours d’attendre. Réessayer plus tard',
  unknown: 'le lieu n’a jamais dit si c’était fait. Réessayer ne le donnera pas deux fois',
  unsupported: 'ce lieu ne le permet pas',
}

const because = (why: string | null) =>
  (why && refusals[why]) || (why ? `le lieu a refusé : ${why}` : 'le lieu a refusé')

/** A like given to what someone said: a nod, never an answer. */
export const nods = {
  give: 'J’aime',
  takeBack: 'Ne plus aimer',
  drop: 'Y renoncer',
  keep: 'Le laisser',
  did: '« J’aime » part dans 10 s.',
  didKeep: '« J’aime » reste en place.',
  didTakeBack: '« J’aime » est repris.',
  given: {
    by: (name: string) => `« J’aime » donné par ${name}`,
    leavesIn: (name: string, seconds: number) => `« J’aime » donné par ${name}, part dans ${seconds} s`,
    leaving: (name: string) => `« J’aime » donné par ${name}, part maintenant`,
    laterAt: (name: string, clock: string) =>
      `« J’aime » donné par ${name} : le lieu demande d’attendre, nouvel essai à ${clock}`,
    unknown: (name: string) => `« J’aime » donné par ${name}, parti peut-être, on vérifie sur place`,
    gone: (name: string) => `« J’aime » donné par ${name} n’est pas parti : ce message n’est plus là`,
    refused: (name: string, why: string | null) => `« J’aime » donné par ${name} n’est pas parti : ${because(why)}`,
  },
  ended: {
    leavesIn: (name: string, seconds: number) => `« J’aime » donné par ${name}, repris dans ${seconds} s`,
    leaving: (name: string) => `« J’aime » donné par ${name}, repris maintenant`,
    laterAt: (name: string, clock: string) =>
      `« J’aime » donné par ${name}, à reprendre : le lieu demande d’attendre, nouvel essai à ${clock}`,
    unknown: (name: string) => `« J’aime » donné par ${name}, repris peut-être, on vérifie sur place`,
    refused: (name: string, why: string | null) =>
      `« J’aime » donné par ${name} n’a pas pu être repris : ${because(why)}`,
  },
}
