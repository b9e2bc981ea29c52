/**
 * Nothing may become public once the desk has given whoever publishes up: after two minutes it lets another look, and publish. By
 * the machine's own clock, which no test and no change of hours moves.
 */
export function openPatience(milliseconds = 75_000): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}
