import { type Prior } from '../prior/pack.ts'
import { prior } from '../prior/prior.ts'
import { type EvidenceWeights } from './evidence.ts'
import { type ChainWeights } from './labelling.ts'

export interface SpanWeights {
  evidence: EvidenceWeights
  chain: ChainWeights
  /** By sign: how much it speaks for a stretch being a reason. */
  sureness: Float32Array
}

let read: SpanWeights | undefined

/** What the training gave, on the prior's own bytes. */
export function spanWeights(): SpanWeights {
  read ??= spanWeightsIn(prior())
  return read
}

export function spanWeightsIn({ int8, float32 }: Prior): SpanWeights {
  const [scaleAgainst, scaleInFavour, scale, ...sureness] = float32('spans.scales') as unknown as [
    number,
    number,
    number,
    ...number[],
  ]
  return {
    evidence: { against: int8('spans.against'), inFavour: int8('spans.inFavour'), scaleAgainst, scaleInFavour },
    chain: { nodes: int8('spans.nodes'), scale, steps: float32('spans.steps') },
    sureness: Float32Array.from(sureness),
  }
}
