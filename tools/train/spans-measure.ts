import { type EvidenceWeights } from '../../understanding/spans/evidence.ts'
import { type Mood, sceneOf } from '../../understanding/spans/features.ts'
import { type ChainWeights, stretchesIn } from '../../understanding/spans/labelling.ts'
import { type Heard, passageOf } from '../../understanding/spans/passage.ts'
export type Span = [number, number, number]
export function spansOf(
  heard: Heard,
  evidence: EvidenceWeights,
  chain: ChainWeights,
  lean: number,
  mood: Mood,
): Span[] {
  const passage = passageOf(heard, evidence)
  const scene = sceneOf(passage, mood)
  const found: Span[] = []
  for (let n = 0; n + 1 < passage.sentences.length; n++)
    for (const s of stretchesIn(passage, scene, passage.sentences[n]!, passage.sentences[n + 1]!, chain, lean))
      found.push([heard.words[s.from]!.start, heard.words[s.until - 1]!.end, s.sure])
  return found
}
