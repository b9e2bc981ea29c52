import { type Direction, defaultThemes } from '../../understanding/index.ts'

/** What the report says in one language. Verbatims stay in whatever language they were said. */
export interface ReportWords {
  language: 'fr' | 'en'
  usage: string
  noColumn: (column: string, heading: string[]) => string
  title: string
  summary: (texts: number, dislikes: number, saidWhy: number) => string
  rest: (counts: Record<string, number>) => string
  nothing: string
  why: string
  theme: (key: string | null) => string
  direction: Record<Direction, string>
  people: (count: number) => string
  others: (count: number) => string
  bare: (count: number) => string
  questions: string
  times: (count: number) => string
  suggestions: string
  method: string
}

const percent = (part: number, whole: number) => Math.round((100 * part) / Math.max(1, whole))
const named = (language: 'fr' | 'en', other: string) => (key: string | null) =>
  defaultThemes.find((theme) => theme.key === key)?.name[language] ?? other

const french: ReportWords = {
  language: 'fr',
  usage: 'npm run -s why -- FICHIER.csv|.jsonl [--text COLONNE] [--html PAGE.html]',
  noColumn: (column, heading) => `Aucune colonne « ${column} ». Il y a : ${heading.join(', ')}.`,
  title: 'Pourquoi on n’aime pas',
  summary: (texts, dislikes, saidWhy) =>
    `Sur ${texts} messages, ${dislikes} n’aiment pas (${percent(dislikes, texts)} %). ${saidWhy} ${saidWhy > 1 ? 'disent' : 'dit'} pourquoi.`,
  rest: ({ like, question, suggestion, neutral, unknown }) =>
    `Les autres : ${like} aiment, ${question} demandent, ${suggestion} proposent, ${neutral} ne prennent pas parti, ${unknown} restent sans lecture sûre.`,
  nothing: 'Personne ne dit ici ce qui ne va pas.',
  why: 'Ce qui ne va pas, et ce qu’on voudrait',
  theme: named('fr', 'Autre'),
  direction: {
    less: 'moins',
    more: 'davantage',
    faster: 'plus vite',
    cheaper: 'moins cher',
    honest: 'la vérité',
    again: 'comme avant',
    fixed: 'que cela marche',
    easier: 'plus simple',
    better: 'mieux',
  },
  people: (count) => (count > 1 ? `${count} personnes` : '1 personne'),
  others: (count) => (count > 1 ? `En lire ${count} autres` : 'En lire 1 autre'),
  bare: (count) =>
    count > 1
      ? `${count} n’aiment pas sans dire pourquoi : on peut le leur demander.`
      : '1 personne n’aime pas sans dire pourquoi : on peut le lui demander.',
  questions: 'Ce qu’on demande',
  times: (count) => (count > 1 ? `${count} fois` : ''),
  suggestions: 'Ce qu’on propose',
  method:
    'Lu par Insuffleur sur cette machine, sans aucun service. Les mots soulignés sont ceux des personnes, à la lettre ; le classement est une lecture et peut se tromper.',
}

const english: ReportWords = {
  language: 'en',
  usage: 'npm run -s why -- FILE.csv|.jsonl [--text COLUMN] [--html PAGE.html]',
  noColumn: (column, heading) => `No column “${column}”. There are: ${heading.join(', ')}.`,
  title: 'Why they do not like it',
  summary: (texts, dislikes, saidWhy) =>
    `Of ${texts} messages, ${dislikes} dislike (${percent(dislikes, texts)}%). ${saidWhy} ${saidWhy === 1 ? 'says' : 'say'} why.`,
  rest: ({ like, question, suggestion, neutral, unknown }) =>
    `The others: ${like} like, ${question} ask, ${suggestion} suggest, ${neutral} take no side, ${unknown} could not be read surely.`,
  nothing: 'Nobody here says what is wrong.',
  why: 'What is wrong, and what they would want',
  theme: named('en', 'Other'),
  direction: {
    less: 'less',
    more: 'more',
    faster: 'faster',
    cheaper: 'cheaper',
    honest: 'the truth',
    again: 'as before',
    fixed: 'working',
    easier: 'simpler',
    better: 'better',
  },
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  others: (count) => (count === 1 ? 'Read 1 other' : `Read ${count} others`),
  bare: (count) =>
    count === 1
      ? '1 person dislikes without saying why: one may ask.'
      : `${count} dislike without saying why: one may ask them.`,
  questions: 'What they ask',
  times: (count) => (count > 1 ? `${count} times` : ''),
  suggestions: 'What they suggest',
  method:
    'Read by Insuffleur on this machine, without any service. Underlined words are people’s own, to the letter; the grouping is a reading and may be wrong.',
}

export const wordsIn = (language: 'fr' | 'en'): ReportWords => (language === 'fr' ? french : english)

export function spokenHere(): 'fr' | 'en' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('fr') ? 'fr' : 'en'
}
