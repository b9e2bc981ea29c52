import { type Dialect } from '#kernel'

type Wordings = Record<'tu' | 'vous', readonly string[]>
type Kinds = Record<'why' | 'clarification' | 'thanks', Wordings>

/*
 * What one begins with, asked of people in public: never a bare « pourquoi ? », which sounds like a demand for reasons.
 * None asks what one expects; that is understood from what people say. The first is proposed, the next at the next key.
 */
const fr: Kinds = {
  why: {
    tu: [
      'Merci de le dire. Qu’est-ce qui te plaît moins\u202f?',
      'Merci pour ta franchise. Qu’est-ce qui t’a fait tiquer\u202f?',
    ],
    vous: [
      'Merci de le dire. Qu’est-ce qui vous plaît moins\u202f?',
      'Merci pour votre franchise. Qu’est-ce qui vous a fait tiquer\u202f?',
    ],
  },
  clarification: {
    tu: ['Merci, c’est précieux. Pour bien comprendre\u00a0: tu penses à quoi en particulier\u202f?'],
    vous: ['Merci, c’est précieux. Pour bien comprendre\u00a0: à quoi pensez-vous en particulier\u202f?'],
  },
  thanks: {
    tu: ['Merci d’avoir pris le temps de m’expliquer. Je le transmets, et je reviens te dire ici ce que ça devient.'],
    vous: [
      'Merci d’avoir pris le temps de m’expliquer. Je le transmets, et je reviens vous dire ici ce que cela devient.',
    ],
  },
}
const quebec: Kinds = {
  why: {
    tu: [
      'Merci de nous le dire. Qu’est-ce que t’aimes moins là-dedans?',
      'Merci pour ta franchise. C’est quoi qui accroche?',
    ],
    vous: [
      'Merci de nous le dire. Qu’est-ce que vous aimez moins là-dedans?',
      'Merci pour votre franchise. Qu’est-ce qui accroche?',
    ],
  },
  clarification: {
    tu: ['Merci, ça nous aide. Juste pour bien te suivre\u00a0: tu penses à quoi au juste?'],
    vous: ['Merci, ça nous aide. Juste pour bien vous suivre\u00a0: à quoi pensez-vous au juste?'],
  },
  thanks: {
    tu: ['Merci d’avoir pris le temps. Je fais suivre à l’équipe et je reviens te dire ici ce que ça donne.'],
    vous: ['Merci d’avoir pris le temps. Je fais suivre à l’équipe et je reviens vous dire ici ce que ça donne.'],
  },
}

const alike = (questions: readonly string[]): Wordings => ({ tu: questions, vous: questions })

const en: Kinds = {
  why: alike(['Thank you for saying so. What do you like less about it?', 'Thanks for being frank. What put you off?']),
  clarification: alike(['Thank you, that helps. So that I understand: what in particular do you have in mind?']),
  thanks: alike([
    'Thank you for taking the time to explain. I am passing it on, and will tell you here what comes of it.',
  ]),
}

export const firstQuestions: Record<Dialect, Kinds> = { fr, 'fr-CA': quebec, en }

/** How one begins to give back what one understood. */
export const rewordingBegins: Record<Dialect, string> = {
  fr: 'Si je comprends bien\u00a0: ',
  'fr-CA': 'Si je comprends bien\u00a0: ',
  en: 'If I understand you: ',
}
