import { frenchMoment } from '../moments.ts'
import { frenchList as list } from '../plural.ts'

interface About {
  brand: string
  /** Who asks. */
  signed: string
  /** Who is written to. */
  name: string
  due: string
}

/** What a colleague of another department reads: the letter with a question, and the pages its links lead to. */
export const asked = {
  day: (at: Date, zone: string) => frenchMoment(at, zone).day,
  said: (day: string, place: string) => `Une personne, le ${day}, sur « ${place} » :`,
  takenBack: '(mots retirés depuis par la personne)',
  stands: {
    name: '[une personne]',
    mail: '[une adresse]',
    phone: '[un numéro]',
    link: '[un lien]',
    masked: '[mot masqué]',
  },

  letter: {
    from: (signed: string, brand: string) => `${signed} – ${brand}`,
    subject: (brand: string, question: string) => `${brand} : ${beginning(question)}`,
    hello: (name: string) => `Bonjour ${name},`,
    opening: {
      question: ({ signed, brand }: About) =>
        `${signed}, qui parle avec le public pour ${brand}, a une question à vous poser :`,
      again: ({ signed }: About) => `${signed} vous renvoie cette question (le lien d’avant ne sert plus) :`,
      precision: ({ signed }: About) => `${signed} a complété sa question. La voici entière :`,
      reminder: ({ due }: About) => `Une réponse est attendue pour le ${due}. Pour rappel, la question :`,
    } as Record<'question' | 'again' | 'precision' | 'reminder', (about: About) => string>,
    precisions: 'Précisions :',
    verbatims: 'Ce que des personnes en ont dit (noms et coordonnées retirés) :',
    answerHere: (due: string) => `Pour répondre, d’ici au ${due}, sans compte ni mot de passe :`,
    once: 'Ce lien sert une seule fois. C’est aussi là que vous dites si l’on peut vous citer, ou ce qu’il vous manque.',
    orReply:
      'Vous pouvez aussi répondre à ce message depuis cette adresse. Une réponse par mail n’est pas citée à votre nom.',
    noReply: 'Merci de passer par la page : ici, personne ne lit les réponses à ce message.',
    thanks: 'Merci : votre réponse est arrivée, l’équipe l’a sous les yeux.',
    mayWeQuote: 'Peut-on vous citer par votre prénom ? Si vous le voulez bien, dites-le ici :',
    nothingByItself:
      'Ouvrir ce lien n’y change rien : c’est le bouton qui compte. Sans lui, votre prénom n’est pas dit.',
    signed: (signed: string, brand: string) => `${signed}\n${brand}`,
  },

  page: {
    title: (brand: string) => `Une question de ${brand}`,
    intro: (signed: string, department: string) => `${signed} s’adresse à « ${department} » :`,
    precisions: 'Précisions',
    verbatims: 'Ce que des personnes en ont dit',
    verbatimsHint: 'Leurs mots, à la lettre. Noms et coordonnées sont retirés.',
    due: (due: string) => `Réponse attendue pour le ${due}.`,
    sentTo: (name: string) =>
      `Ce lien a été envoyé à ${name}. Si on vous l’a transmis, répondez sous votre prénom : il sera dit que la réponse est de vous.`,
    firstName: 'Votre prénom',
    answer: 'Votre réponse, ou ce qu’il vous manque pour répondre',
    mayQuote: 'On peut me citer par mon prénom',
    mayQuoteHint: 'Sans cela, l’équipe s’appuie sur votre réponse sans vous nommer.',
    inPublic: 'Répondre en public, sous mon nom',
    inPublicHint: (places: string[], department: string) =>
      `Vos mots se liront tels quels, à la vue de tous, sur ${list(places.map((place) => `« ${place} »`))}, signés de votre prénom et de « ${department} ». L’équipe les envoie, ou vous les rend : rien ne part tout seul.`,
    send: 'Envoyer ma réponse',
    missing: 'Il me manque quelque chose',
    missingHint: 'Pour demander une précision au lieu de répondre : dites-la au-dessus, puis touchez ce bouton.',
    kept: 'Sont gardés votre prénom, vos mots et l’heure. Ni adresse de connexion, ni cookie.',
    firstNameMissing: 'Il manque votre prénom.',
    tooLongName: 'Le prénom est trop long.',
    textMissing: 'Il manque vos mots.',
    notYet: 'Rien n’est encore parti',
    again: 'Complétez, puis envoyez de nouveau : vos mots sont toujours là.',
    thanks: {
      title: 'Merci, c’est arrivé',
      answer: 'Votre réponse est chez l’équipe. Ce lien ne sert plus.',
      public: 'L’équipe a vos mots, et les enverra en public sous votre nom, ou vous les rendra. Ce lien ne sert plus.',
      missing: 'Votre demande de précision est chez l’équipe. Vous recevrez un nouveau lien avec sa réponse.',
    },
    used: {
      title: 'Ce lien a déjà servi',
      words: (day: string) =>
        `Il a servi le ${day} et ne montre plus rien. Pour ajouter quelque chose, demandez un nouveau lien à la personne qui vous a écrit.`,
    },
    ended: {
      title: 'Ce lien a expiré',
      words: (day: string) =>
        `Il pouvait servir jusqu’au ${day}. Demandez-en un nouveau à la personne qui vous a écrit.`,
    },
    older: {
      title: 'Un lien plus récent existe',
      words: 'Cette question vous a été renvoyée depuis. Ouvrez le lien du dernier message.',
    },
    withdrawn: { title: 'Cette question a été retirée', words: 'Il n’y a plus à y répondre. Merci quand même.' },
  },

  quoting: {
    title: 'Peut-on vous citer ?',
    intro: (referent: string, brand: string) =>
      `Ce lien a été envoyé à ${referent}, pour une réponse donnée à « ${brand} » :`,
    notYet: 'Pour l’instant, l’équipe s’appuie sur votre réponse sans vous nommer.',
    allowed: 'Vous avez dit que l’on peut vous citer par votre prénom.',
    yes: 'Oui, on peut me citer par mon prénom',
    no: 'Ne plus me citer',
    thanks: {
      title: 'Merci, c’est noté',
      words: 'L’équipe peut vous citer par votre prénom. Ce lien permet de revenir là-dessus.',
    },
    noMore: { title: 'C’est noté', words: 'L’équipe ne vous cite plus. Ce qui a déjà été dit reste dit.' },
    ended: {
      title: 'Ce lien a expiré',
      words: 'Il pouvait servir trente jours. Écrivez à la personne qui vous a demandé.',
    },
  },

  tell: {
    title: (brand: string) => `Dire quelque chose à l’équipe de ${brand}`,
    intro: (department: string) =>
      `Vous avez vu passer quelque chose dont l’équipe devrait être au courant ? Écrivez-le ici, au nom de « ${department} ». Seule l’équipe le lira.`,
    words: 'Ce que vous avez vu',
    send: 'Envoyer',
    thanks: { title: 'Merci, c’est arrivé', words: 'L’équipe le lira. Ce lien reste le même : gardez-le.' },
    ended: {
      title: 'Ce lien ne sert plus',
      words: 'Il a été remplacé, ou ce service est fermé. Demandez le nouveau à l’équipe.',
    },
  },
}

function beginning(question: string): string {
  const [line = ''] = question.trim().split('\n')
  return line.length > 80 ? `${line.slice(0, 80).toWellFormed()}…` : line
}
