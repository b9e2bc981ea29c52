import { type Section } from '../../understanding/prior/pack.ts'
import { type EvidenceWeights } from '../../understanding/spans/evidence.ts'
import { aspectSentences, ownSamples } from './data.ts'
import { sequencesOf, trainChain } from './spans-chain.ts'
import { sayingsOf, trainEvidence } from './spans-evidence.ts'
import { type Example, exampleOfAspects, exampleOfSample } from './spans-examples.ts'
import { unseenMoods } from './spans-moods.ts'
import { foldOf } from './spans-order.ts'

const ownWeight = 1
const settings = { rounds: 8, rate: 0.015, decay: 1e-5, own: 0.8 }
const folds = 3

/** The finder of reasons: what words say against and for, then which stretches of words are reasons. */
export function trainSpans(): Map<string, Section> {
  const moods = unseenMoods()
  const samples = ownSamples('learn')
  const sentences = [...aspectSentences('fr'), ...aspectSentences('en')]
  if (moods.own.length !== samples.length || moods.sentences.length !== sentences.length)
    throw new Error('the stance lessons are no longer the samples and the sentences in their order')
  const own = samples.map((sample, at) => exampleOfSample(sample, moods.own[at]!, ownWeight))
  const others = sentences.map((one, at) => exampleOfAspects(one, moods.sentences[at]!))
  const { evidence, chain } = learnSpans([...own, ...others])
  const against = packed(evidence.against)
  const inFavour = packed(evidence.inFavour)
  const nodes = packed(chain.nodes)
  return new Map<string, Section>([
    ['spans.against', against.weights],
    ['spans.inFavour', inFavour.weights],
    ['spans.nodes', nodes.weights],
    ['spans.steps', chain.steps],
    ['spans.scales', Float32Array.of(against.scale, inFavour.scale, nodes.scale)],
  ])
}

/** The chain learns from evidence that has not seen its sentence, as it will be when it is used. */
export function learnSpans(examples: Example[]) {
  const sayings = examples.map(sayingsOf)
  const folded = examples.map((example) => foldOf(example.group, folds))
  const sequences = Array.from({ length: folds }, (_, fold) => {
    const evidence: EvidenceWeights = trainEvidence(sayings.filter((_, at) => folded[at] !== fold).flat())
    return examples.filter((_, at) => folded[at] === fold).flatMap((example) => sequencesOf(example, evidence))
  })
  return { evidence: trainEvidence(sayings.flat()), chain: trainChain(sequences.flat(), settings) }
}

/** Eight bits a weight. Few weights are far out: those are cut, so that the many keep their differences. */
function packed(weights: Float32Array): { weights: Int8Array; scale: number } {
  const sizes = Float32Array.from(weights, Math.abs).sort()
  const scale = Math.max(sizes[Math.floor(sizes.length * 0.9998)]!, 1e-6) / 127
  return { weights: Int8Array.from(weights, (one) => Math.max(-127, Math.min(127, Math.round(one / scale)))), scale }
}
