import { type OnThePhone } from '#contract'
import { type DeskWords } from '#words'

/** Who spoke and since when; in their words; what we answered and what still awaits. */
export function threeSentences(
  told: OnThePhone,
  say: DeskWords['onThePhone'],
  when: (at: string | null, on?: string | null) => string,
): string {
  const next = say.next(told.awaiting)
  const ours = told.answered
  return [
    say.spoke(told.people, when(told.since, told.sinceOn), told.places, told.more),
    ...(told.verbatims.length
      ? [
          say.theirWords(
            told.people,
            told.verbatims.map(({ text }) => text.trim()),
          ),
        ]
      : []),
    ours ? say.ourAnswer(when(ours.at), ours.text.trim(), next) : say.noAnswer(next),
  ].join(' ')
}
