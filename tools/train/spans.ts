import { type Section } from '../../understanding/prior/pack.ts'
import { aspectSentences, ownSamples } from './data.ts'
import { sequencesOf, trainChain } from './spans-chain.ts'
import { sayingsOf, trainEvidence } from './spans-evidence.ts'
import { type Example, exampleOfAspects, exampleOfSample } from './spans-examples.ts'
import { judgedIn } from './spans-judged.ts'
import { unseenMoods } from './spans-moods.ts'
import { foldOf } from './spans-order.ts'
import { trainSureness } from './spans-sureness.ts'

const ownWeight = 1
const settings = { rounds: 8, rate: 0.015, decay: 1e-5, own: 0.8 }
const folds = 3
/** The chains that only serve to learn how sure one may be see one in so many of the others' sentences, and fewer rounds. */
const thinned = { every: 4, rounds: 6 }

/** The finder of reasons: what words say against and for, which stretches of words may be reasons, and how sure that is. */
export function trainSpans(): Map<string, Section> {
  const moods = unseenMoods()
  const samples = ownSamples('learn')
  const sentences = [...aspectSentences('fr'), ...aspectSentences('en')]
  if (moods.own.length !== samples.length || moods.sentences.length !== sentences.length)
    throw new Error('the stance lessons are no longer the samples and the sentences in their order')
  const own = samples.map((sample, at) => exampleOfSample(sample, moods.own[at]!, ownWeight))
  const others = sentences.map((one, at) => exampleOfAspects(one, moods.sentences[at]!))
  const { evidence, chain, sureness } = learnSpans([...own, ...others])
  const against = packed(evidence.against)
  const inFavour = packed(evidence.inFavour)
  const nodes = packed(chain.nodes)
  return new Map<string, Section>([
    ['spans.against', against.weights],
    ['spans.inFavour', inFavour.weights],
    ['spans.nodes', nodes.weights],
    ['spans.steps', chain.steps],
    ['spans.scales', Float32Array.of(against.scale, inFavour.scale, nodes.scale, ...sureness)],
  ])
}

/** The chain learns from evidence that has not seen its sentence, the sureness from chains that have not: so it is when they are used. */
function learnSpans(examples: Example[]) {
  const sayings = examples.map(sayingsOf)
  const folded = examples.map((example) => foldOf(example.group, folds))
  const unseenBy = Array.from({ length: folds }, (_, fold) =>
    trainEvidence(sayings.filter((_, at) => folded[at] !== fold).flat()),
  )
  const sequences = examples.map((example, at) => sequencesOf(example, unseenBy[folded[at]!]!))
  const judged = unseenBy.flatMap((evidence, fold) => {
    const lessons = sequences.filter((_, at) => folded[at] !== fold && (examples[at]!.own || at % thinned.every === 0))
    const chain = trainChain(lessons.flat(), { ...settings, rounds: thinned.rounds })
    return examples.flatMap((example, at) =>
      example.own && folded[at] === fold ? judgedIn(example, { evidence, chain }) : [],
    )
  })
  return {
    evidence: trainEvidence(sayings.flat()),
    chain: trainChain(sequences.flat(), settings),
    sureness: trainSureness(judged),
  }
}

/** Eight bits a weight. Few weights are far out: those are cut, so that the many keep their differences. */
function packed(weights: Float32Array): { weights: Int8Array; scale: number } {
  const sizes = Float32Array.from(weights, Math.abs).sort()
  const scale = Math.max(sizes[Math.floor(sizes.length * 0.9998)]!, 1e-6) / 127
  return { weights: Int8Array.from(weights, (one) => Math.max(-127, Math.min(127, Math.round(one / scale)))), scale }
}
