import { type StanceLearnt } from './heads/learn-stance.ts'
import { type Learnt } from './learnt.ts'

/** BCP 47 code of what is written: 'fr', 'fr-CA', 'en', or 'und' where this version cannot tell or cannot read. */
export type Language = string

/** Toward the brand or its claim. `unknown` is an abstention, not a kind of neutrality. */
export type Stance = 'dislike' | 'like' | 'question' | 'suggestion' | 'neutral' | 'unknown'

/**
 * A verbatim span: `text.slice(start, end)`, in UTF-16 offsets, trimmed, at most one sentence.
 * `theme` is a key of the brand's themes; null when none of their seeds is near. `confidence` lies in 0–1.
 */
export interface FoundReason {
  start: number
  end: number
  theme: string | null
  confidence: number
}

/** All confidences lie in 0–1. Under `unknown`, the confidence is that of the best guess not made (0: nothing readable). */
export interface Findings {
  version: number
  language: { code: Language; confidence: number }
  /** `scores`: how likely each stance is; they sum to 1, under `unknown` too. */
  stance: { kind: Stance; confidence: number; scores: Record<Exclude<Stance, 'unknown'>, number> }
  /** In text order, never overlapping, at most twelve. */
  reasons: FoundReason[]
  /** The top two, surest first. */
  themes: { theme: string; confidence: number }[]
  /** A dislike that gives no reason: the desk may offer to ask. */
  reasonMissing: boolean
  /** The words turn to the brand by name: « on vous interpelle ». */
  addresses: boolean
}

/** What the reading needs to know of a brand: how people call it, and the themes it listens for. */
export interface Brand {
  names: string[]
  themes: { key: string; seeds: string[] }[]
  /** Themes that were joined into another: what was said of the one is learnt of the other. */
  joined?: Record<string, string>
  learnt?: Learning
}

/** What a person says of our reading of a text: which theme it is about, where its reasons stand. */
export interface Correction {
  text: string
  stance?: Exclude<Stance, 'unknown'>
  theme?: string
  reasons?: { start: number; end: number; theme?: string | null }[]
  /** Words that were suggested as a reason and are none. */
  refused?: { start: number; end: number }[]
}

/** What a brand has learnt: every correction as it came, and what they add up to. Learning them again gives the same bits. */
export interface Learning {
  corrections: readonly Correction[]
  themes: Learnt
  stance?: StanceLearnt
}

/** Raised whenever the same text may give other findings, so that what was read before can be read again. */
export const understandingVersion = 7
