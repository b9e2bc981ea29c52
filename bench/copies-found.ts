/** What is found of what was copied, and how much of what is shown was copied. */
export class Score {
  private readonly counts = { copied: 0, found: 0, shown: 0, right: 0 }

  add(truth: readonly Span[], shown: readonly Span[]): void {
    this.counts.copied += truth.length
    this.counts.found += truth.filter((span) => overlap(span, shown) >= 0.5).length
    this.counts.shown += shown.length
    this.counts.right += shown.filter((span) => overlap(span, truth) >= 0.5).length
  }

  get found(): number {
    return thousandths(this.counts.found / this.counts.copied)
  }

  get right(): number {
    return thousandths(this.counts.right / this.counts.shown)
  }
}

const thousandths = (share: number) => Number(share.toFixed(3))

type Span = { start: number; end: number }

/** How much of it the others cover. */
function overlap(span: Span, others: readonly Span[]): number {
  const covered = others.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  )
  return covered / (span.end - span.start)
}
