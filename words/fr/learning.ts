import { capital } from '../capital.ts'
import { frenchList } from '../plural.ts'
import { agree, number } from './numbers.ts'

interface Decided {
  decided: number
  kept: number
  changed: number
  refused: number
}

/** What the reading has learnt from corrections, and how sure it is: said, never drawn. */
export const learning = {
  title: 'Ce que la lecture a appris',
  nothing:
    'Rien n’a encore été corrigé ici. Chaque raison gardée sous un thème, chaque position marquée, apprend à mieux lire la suite. Une raison refusée n’est plus proposée.',
  since: (n: number, taught: { name: string; times: number }[]) =>
    n === 1
      ? `Depuis votre correction, ce qui arrive est lu avec ce qu’elle a appris${under(taught)}.`
      : `Depuis vos ${figures(n)} corrections, ce qui arrive est lu avec ce qu’elles ont appris${under(taught)}.`,
  reasons: (of: Decided) =>
    of.decided === 1
      ? `La seule raison pressentie que vous avez regardée a été ${outcome(of, 'e')}.`
      : `Des ${figures(of.decided)} dernières raisons pressenties que vous avez regardées, ${parts(of, 'e')}.`,
  stances: (of: Decided) =>
    of.decided === 1
      ? `La seule position pressentie que vous avez regardée a été ${outcome(of, 'e')}.`
      : `Des ${figures(of.decided)} dernières positions pressenties, ${parts(of, 'e')}.`,
  theme: (name: string, of: Decided) =>
    `Sous « ${name} », ${figures(of.kept)} sur ${figures(of.decided)} ${agree(of.kept, 'gardée', 'gardées')} telles quelles.`,
  more: (n: number) =>
    `${capital(number(n, 'f'))} ${agree(n, 'correction est venue', 'corrections sont venues')} depuis : ce qui a été lu avant peut être relu avec ${agree(n, 'elle', 'elles')}. Ce que vous avez décidé reste décidé.`,
  again: 'Réapprendre',
  progress: (read: number, total: number) =>
    `${figures(read)} ${agree(read, 'message relu', 'messages relus')} sur ${figures(total)}`,
  stop: 'Arrêter',
  stopped: 'La relecture est arrêtée. Ce qui a été relu le reste.',
  done: 'Tout est relu.',
  byLlm: 'selon le modèle de langue branché ici',
  sure: (confidence: number): string =>
    confidence >= 0.8 ? 'presque sûr' : confidence >= 0.6 ? 'assez sûr' : 'peut-être',
  surely: (confidence: number) => `${Math.round(confidence * 100)} %`,
}

function under(taught: { name: string; times: number }[]): string {
  if (!taught.length) return ''
  return ` ; surtout sous ${frenchList(taught.map(({ name, times }) => `« ${name} » (${figures(times)})`))}`
}

function parts({ kept, changed, refused }: Decided, ending: string): string {
  const said = [
    [kept, `gardé${ending}`],
    [changed, `changé${ending}`],
    [refused, `refusé${ending}`],
  ] as const
  const some = said.filter(([n]) => n > 0)
  return frenchList(
    some.map(([n, word], at) =>
      at === 0
        ? `${number(n, 'f')} ${agree(n, `a été ${word}`, `ont été ${word}s`)}`
        : `${number(n, 'f')} ${agree(n, word, `${word}s`)}`,
    ),
  )
}

function outcome({ kept, changed }: Decided, ending: string): string {
  return `${kept ? 'gardé' : changed ? 'changé' : 'refusé'}${ending}`
}

const format = new Intl.NumberFormat('fr-FR')
const figures = (n: number) => format.format(n)
