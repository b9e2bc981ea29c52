import { type Peer } from './peers.ts'

/** One row of the scoreboard: one thing measured on one set. Figures are percentages but `perSecond`, and where the metric says otherwise. */
export interface Figure {
  set: string
  /** Whose texts: `own` samples lie in the repository, `others` beside it. */
  from: 'own' | 'others'
  texts: number
  metric: string
  ours: number
  /** By name of the peer. */
  peers?: Record<string, number>
  /** Messages per second that we read while measuring, all findings included. */
  perSecond?: number
}

/** A file in measures/ exports one as `measure`. It leaves out sets that are not there. */
export type Measure = (peers: Peer[]) => Figure[] | Promise<Figure[]>
