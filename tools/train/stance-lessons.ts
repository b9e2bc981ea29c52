import { gramsOf } from '../../understanding/heads/grams.ts'
import { signsOf } from '../../understanding/heads/signs.ts'
import { type Scored } from '../../understanding/heads/stances.ts'
import { blaming, praising } from '../../understanding/heads/tone-words.ts'
import { read } from '../../understanding/reading.ts'
import { aspectSentences, frenchTweets, ownSamples } from './data.ts'
import { type Example } from './linear.ts'
import { usualPhrases } from './usual-phrases.ts'

/** A text with its stance. `mixed` opinions teach that there is one, not which. */
export interface StanceLesson {
  example: Example
  source: 'own' | 'reviews' | 'tweets' | 'tone' | 'phrases'
  stance: Scored | 'mixed'
  weight: number
  /** Texts of one fold are judged by heads that saw none of them, nor any of their trade. */
  fold: number
}

export const folds = 4
const foldOfDomain = { coursera: 0, restaurant: 0, hotel: 1, laptop: 1, phone: 2, food: 2, sight: 3 }

export function stanceLessons(): StanceLesson[] {
  return [
    ...(['fr', 'en'] as const).flatMap(reviews),
    ...frenchTweets().map(({ text, label }, at): StanceLesson => {
      const stance = ({ objective: 'neutral', negative: 'dislike', positive: 'like', mixed: 'mixed' } as const)[label]
      return { example: exampleOf(text), source: 'tweets', stance, weight: 1, fold: at % folds }
    }),
    ...ownLessons(),
  ]
}

/** What we wrote ourselves: samples, word lists, turns of phrase. */
export function ownLessons(): StanceLesson[] {
  return [
    // What the files called `reasons-…` hold teaches where reasons stand, and nothing here: from praise told through
    // misfortunes a bag of words learns that misfortunes praise.
    ...ownSamples('learn').map(
      ({ text, stance, file }, at): StanceLesson => ({
        example: exampleOf(text),
        source: 'own',
        stance,
        weight: file.startsWith('reasons-') ? 0 : 1,
        fold: at % folds,
      }),
    ),
    ...toneLessons(),
    ...phraseLessons(),
  ]
}

function reviews(language: 'fr' | 'en'): StanceLesson[] {
  return aspectSentences(language).map(({ text, domain, aspects }) => {
    const count = (polarity: string) => aspects.filter((aspect) => aspect.polarity === polarity).length
    const [minus, plus] = [count('negative'), count('positive')]
    const stance = minus > plus ? 'dislike' : plus > minus ? 'like' : minus > 0 ? 'mixed' : 'neutral'
    const weight = minus > 0 && plus > 0 ? 0.5 : 1
    return { example: exampleOf(text), source: 'reviews', stance, weight, fold: foldOfDomain[domain] }
  })
}

/** Each word of the tone lists is a text of one word; they are in no fold. */
function toneLessons(): StanceLesson[] {
  return (
    [
      ['like', praising],
      ['dislike', blaming],
    ] as const
  ).flatMap(([stance, words]) =>
    [words.fr, words.en].flatMap((some) =>
      some
        .trim()
        .split(/\s+/)
        .map((word): StanceLesson => ({ example: exampleOf(word), source: 'tone', stance, weight: 1, fold: -1 })),
    ),
  )
}

function phraseLessons(): StanceLesson[] {
  return (['like', 'dislike'] as const).flatMap((stance) =>
    usualPhrases[stance]
      .split('·')
      .map(
        (text): StanceLesson => ({ example: exampleOf(text.trim()), source: 'phrases', stance, weight: 1, fold: -1 }),
      ),
  )
}

export function exampleOf(text: string): Example {
  const reading = read(text)
  const { bucket, words, length } = gramsOf(reading, 0, reading.words.length)
  return { buckets: bucket.slice(0, length), words, signs: signsOf(reading).values.slice() }
}
