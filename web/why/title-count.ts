import { type Why } from '#contract'

/**
 * Of how many people the title speaks. Who gave a reason may never have been marked as disliking: a title that counts
 * fewer people than the first theme below it would contradict itself, so it then counts nobody.
 */
export function titleCount({
  disliking,
  themes,
  withoutTheme,
}: Pick<Why, 'disliking' | 'themes' | 'withoutTheme'>): number {
  const most = Math.max(withoutTheme.people, ...themes.map((theme) => theme.people))
  return disliking >= most ? disliking : 0
}
