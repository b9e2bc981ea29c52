import { type Mood } from '../../understanding/spans/features.ts'
import { type Heard } from '../../understanding/spans/passage.ts'
import { type AspectSentence, type Sample } from './data.ts'
import { heardIn } from './spans-reading.ts'

/** Labels a word may bear, as bits: 1 outside, 2 first, 4 inside. */
export const anyLabel = 7
const onlyOutside = 1
export const firstOfReason = 2
export const goesOn = 4
const inReason = 6

/** What a stretch of words says as a whole: -1 against, 1 in favour, 0 neither. */
export interface Said {
  from: number
  until: number
  polarity: -1 | 0 | 1
}

/** A text and what is known of the reasons in it. */
export interface Example {
  heard: Heard
  may: Uint8Array
  said: Said[]
  /** A reason must stand somewhere, nobody says where. */
  hidden: boolean
  weight: number
  own: boolean
  /** What the stance heads say of it that have not seen it. */
  mood: Mood
  /** Clauses that only ask or suggest. */
  aside: Set<number>
  group: string
}

/** Our own samples say it all. */
export function exampleOfSample(sample: Sample, mood: Mood, weight: number): Example {
  const { heard, aside } = heardIn(sample.text, sample.language)
  const may = new Uint8Array(heard.words.length).fill(onlyOutside)
  for (const [span] of sample.reasons) {
    const start = sample.text.indexOf(span)
    mark(heard, may, start, start + span.length)
  }
  return {
    heard,
    may,
    said: saidInSample(sample, heard, may),
    hidden: false,
    weight,
    own: true,
    mood,
    aside,
    group: sample.text,
  }
}

function mark(heard: Heard, may: Uint8Array, start: number, end: number) {
  let begun = false
  for (const [at, word] of heard.words.entries()) {
    if (word.end <= start || word.start >= end) continue
    may[at] = begun ? goesOn : firstOfReason
    begun = true
  }
}

function saidInSample({ stance, reasons }: Sample, { words, clauses }: Heard, may: Uint8Array): Said[] {
  const said: Said[] = [
    { from: 0, until: words.length, polarity: stance === 'dislike' ? -1 : stance === 'like' ? 1 : 0 },
  ]
  if (reasons.length === 0) return said
  for (const { from, until } of clauses) {
    let inside = 0
    for (let at = from; at < until; at++) if (may[at] !== onlyOutside) inside++
    if (inside > 0) said.push({ from, until, polarity: -1 })
    else if (stance !== 'dislike') said.push({ from, until, polarity: stance === 'like' ? 1 : 0 })
  }
  return said
}

/** They are many, and of other talk. */
const othersWeight = 0.5

/** A sentence with targets says where a reason must pass and where none may; the rest it leaves open. */
export function exampleOfAspects({ text, aspects, language, domain }: AspectSentence, mood: Mood): Example {
  const { heard, aside } = heardIn(text, language)
  const against = aspects.filter((one) => one.polarity === 'negative')
  const may = new Uint8Array(heard.words.length).fill(against.length > 0 ? anyLabel : onlyOutside)
  const lower = text.toLowerCase()
  let placed = 0
  for (const { target, polarity } of aspects) {
    const start = target === null ? -1 : lower.indexOf(target.toLowerCase())
    if (start < 0) continue
    const end = start + target!.length
    for (const [at, word] of heard.words.entries()) {
      if (word.end <= start || word.start >= end) continue
      if (polarity === 'negative') {
        // Two reasons never touch inside one target.
        may[at] = at > 0 && heard.words[at - 1]!.end > start && may[at - 1] !== anyLabel ? goesOn : inReason
        placed++
      } else if (may[at] === anyLabel && polarity === 'positive') may[at] = onlyOutside
    }
  }
  return {
    heard,
    may,
    said: saidOfAspects(aspects, heard, lower),
    hidden: against.length > 0 && placed === 0,
    weight: othersWeight,
    own: false,
    mood,
    aside,
    group: `${domain} ${text}`,
  }
}

function saidOfAspects(aspects: AspectSentence['aspects'], { words, clauses }: Heard, lower: string): Said[] {
  const whole = polarityOf(aspects.map((one) => one.polarity))
  if (whole !== null) return [{ from: 0, until: words.length, polarity: whole }]
  const said: Said[] = []
  for (const { from, until } of clauses) {
    const here = aspects.filter(({ target }) => {
      const start = target === null ? -1 : lower.indexOf(target.toLowerCase())
      return start >= words[from]!.start && start < words[until - 1]!.end
    })
    const polarity = here.length > 0 ? polarityOf(here.map((one) => one.polarity)) : null
    if (polarity !== null) said.push({ from, until, polarity })
  }
  return said
}

function polarityOf(polarities: string[]): Said['polarity'] | null {
  const [against, inFavour] = [polarities.includes('negative'), polarities.includes('positive')]
  if (against && inFavour) return null
  return against ? -1 : inFavour ? 1 : 0
}
