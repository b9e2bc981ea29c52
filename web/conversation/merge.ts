interface Placed {
  id: string
  saidAt: string
}

/** Two stretches of a conversation as one, in time order; where both hold a turn, the later reading of it counts. */
export function merged<Turn extends Placed>(known: readonly Turn[], read: readonly Turn[]): Turn[] {
  const byId = new Map(known.map((turn) => [turn.id, turn]))
  for (const turn of read) byId.set(turn.id, turn)
  return [...byId.values()].sort((one, other) => order(one, other))
}

function order(one: Placed, other: Placed): number {
  if (one.saidAt !== other.saidAt) return one.saidAt < other.saidAt ? -1 : 1
  return one.id < other.id ? -1 : 1
}
