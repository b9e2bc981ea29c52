import { defaultThemes, understand } from '../../../understanding/index.ts'
import { ownSamples } from '../../train/data.ts'
import { type Figure } from '../figure.ts'
import { accuracy, balancedAccuracy, f1, macroF1, type Pair, share } from '../metrics.ts'
import { type Peer } from '../peers.ts'
import { airlineTweets, type Judged, reviewSentences, seriesReviews, suggestions, tweets } from '../sets.ts'

const brand = { names: [], themes: defaultThemes }
const leaning = ['dislike', 'like']

interface Set {
  name: string
  language: 'fr' | 'en'
  from: Figure['from']
  texts: Judged[]
  /** Whether texts that lean nowhere are among them. */
  three: boolean
}

export async function measure(peers: Peer[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const set of sets()) if (set.texts.length > 0) figures.push(...(await measured(set, peers)))
  return [...figures, ...asks()]
}

function sets(): Set[] {
  const own = (name: string, language: 'fr' | 'en', files: string[]): Set => ({
    name,
    language,
    from: 'own',
    three: false,
    texts: ownSamples('held-out').flatMap(({ text, stance, file }) =>
      files.includes(file) && (stance === 'dislike' || stance === 'like') ? [{ text, stance }] : [],
    ),
  })
  const others = (name: string, language: 'fr' | 'en', three: boolean, texts: Judged[]): Set => ({
    name,
    language,
    from: 'others',
    three,
    texts,
  })
  return [
    own('French reviews', 'fr', ['french-reviews', 'french-reviews-2']),
    own('French, ordinary', 'fr', ['french-ordinary']),
    own('English, ordinary', 'en', ['english-ordinary']),
    own('French comments, Québec', 'fr', ['french-comments', 'quebec']),
    own('English', 'en', ['english', 'english-forums']),
    others('TV-series reviews', 'fr', false, seriesReviews()),
    others('laptop sentences', 'en', false, reviewSentences('laptop')),
    others('restaurant sentences', 'en', false, reviewSentences('rest16')),
    others('tweets, French', 'fr', true, tweets('french')),
    others('tweets, English', 'en', true, tweets('english')),
    others('airline tweets', 'en', true, airlineTweets()),
  ]
}

async function measured({ name, language, from, texts, three }: Set, peers: Peer[]): Promise<Figure[]> {
  const found = texts.map(({ text }) => understand(text, brand).stance)
  const perSecond = texts.length > 1000 ? speedOf(texts) : undefined
  const said = new Map<string, Pair[]>([
    ['ours', texts.map(({ stance }, at) => ({ gold: stance, said: asOneOfThree(found[at]!.kind) }))],
  ])
  for (const peer of peers) {
    if (!peer.languages.includes(language)) continue
    const pairs: Pair[] = []
    for (const { text, stance } of texts) pairs.push({ gold: stance, said: await peer.stance(text, language) })
    said.set(peer.name, pairs)
  }
  const figure = (metric: string, value: (pairs: Pair[]) => number, rest: Partial<Figure> = {}): Figure => {
    const { ours, ...others } = Object.fromEntries([...said].map(([who, pairs]) => [who, value(pairs)]))
    return { set: name, from, texts: texts.length, metric, ours: ours!, peers: others, ...rest }
  }
  const leans = balancedAccuracy(
    texts.map(({ stance }, at) => ({
      gold: stance,
      said: found[at]!.scores.dislike > found[at]!.scores.like ? 'dislike' : 'like',
    })),
    leaning,
  )
  const answered = 'stance, read as an opinion'
  const opined = share(found, ({ kind }) => leaning.includes(kind))
  return [
    figure('stance, balanced accuracy', (pairs) => balancedAccuracy(pairs, leaning), { perSecond }),
    { set: name, from, texts: texts.length, metric: 'stance by scores, balanced accuracy', ours: leans },
    ...(name.endsWith('ordinary') ? [{ set: name, from, texts: texts.length, metric: answered, ours: opined }] : []),
    ...(three ? [figure('stance of 3, macro-F1', (pairs) => macroF1(pairs, [...leaning, 'neutral']))] : []),
    ...(three ? [figure('stance of 3, accuracy', accuracy)] : []),
  ]
}

/** Messages a second, of one core whatever else the machine does; read before, so that all is compiled as in a desk that runs. */
function speedOf(texts: Judged[]): number {
  const began = process.cpuUsage()
  for (const { text } of texts) understand(text, brand)
  return (texts.length / process.cpuUsage(began).user) * 1e6
}

/** Others' sets know no questions or suggestions: there they are neutral. */
function asOneOfThree(kind: string): string {
  return kind === 'question' || kind === 'suggestion' ? 'neutral' : kind
}

function asks(): Figure[] {
  const own = ownSamples('held-out')
  const pairs = own.map(({ text, stance }) => ({ gold: stance, said: understand(text, brand).stance.kind }))
  const figures: Figure[] = (['question', 'suggestion'] as const).map((label) => ({
    set: 'all held-out samples',
    from: 'own',
    texts: own.length,
    metric: `${label}, F1`,
    ours: f1(pairs, label),
  }))
  figures.push({
    set: 'all held-out samples',
    from: 'own',
    texts: own.length,
    metric: 'stance of 5, accuracy',
    ours: accuracy(pairs),
  })
  const forums = suggestions().map(({ text, suggests }) => ({
    gold: suggests ? 'suggestion' : 'other',
    said: understand(text, brand).stance.kind,
  }))
  if (forums.length > 0)
    figures.push({
      set: 'forum sentences',
      from: 'others',
      texts: forums.length,
      metric: 'suggestion, F1',
      ours: f1(forums, 'suggestion'),
    })
  return figures
}
