import { mix, mixingInput, type Scored, stances } from '../../understanding/heads/stances.ts'
import { type Mood } from '../../understanding/spans/features.ts'
import { unseen } from './stance.ts'
import { type StanceLesson } from './stance-lessons.ts'

/**
 * What the stance heads say of each text when they have not seen it, as they will say it of a message: of our samples, and of
 * the sentences with targets (French, then English), each in the order in which they are read.
 */
export function unseenMoods(): { own: Mood[]; sentences: Mood[] } {
  const { lessons, answers, mixing } = unseen()
  const moods = lessons.map((lesson, at) => moodOf(mixingInput(answers[at]!, lesson.example.signs), mixing))
  const of = (source: StanceLesson['source']) => moods.filter((_, at) => lessons[at]!.source === source)
  return { own: of('own'), sentences: of('reviews') }
}

function moodOf(input: Float64Array, mixing: Parameters<typeof mix>[1]): Mood {
  const logits = stances.map((_, at) => mix(input, mixing, at))
  const most = Math.max(...logits)
  const parts = logits.map((logit) => Math.exp(logit - most))
  const sum = parts.reduce((total, part) => total + part, 0)
  const chance = (stance: Scored) => parts[stances.indexOf(stance)]! / sum
  return { dislike: chance('dislike'), like: chance('like') }
}
