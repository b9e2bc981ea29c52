import { type Channel, type Manifest, type Said, type Utterance } from '#channel'
import { readMemoryEvent } from '../../channels/memory/event.ts'

const manifest: Manifest = {
  key: 'wire',
  name: { fr: 'Lieu d’essai', en: 'Test place' },
  abilities: ['says'],
  plantedBy: 'name',
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [],
  longestUtterance: null,
}

/** A channel to a place in another process, which outlives ours: what stands there is what was really said. */
export const wire: Channel = {
  manifest,
  read: readMemoryEvent,
  says: {
    async say(place, utterance, { reach }): Promise<Said> {
      const answer = await reach({ url: `${place.address}/say`, method: 'POST', body: JSON.stringify(utterance) })
      return answer.kind === 'answered' && answer.status === 200 ? sent(utterance) : { kind: 'unknown' }
    },
    async readBack(place, utterance, { reach }) {
      const answer = await reach({ url: `${place.address}/said/${utterance.key}` })
      if (answer.kind !== 'answered') return { kind: 'unknown' }
      return answer.status === 200 ? sent(utterance) : { kind: 'not-there' }
    },
  },
}

const sent = ({ key }: Utterance): Said => ({ kind: 'sent', nativeId: key, url: null, proof: 'seen' })
