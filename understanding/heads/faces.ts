export const frown = /[😠😡🤬😤😒🙄😞😔😟🙁☹😣😖😫😩🤮🤢💩👎😭🥱😑🖕]/gu
export const smile = /[😍🥰😘😋🤩😊🙂😁😄😃❤💕💖💛💚💙💜🧡👍👌🔥🎉🥳🤗🙏💯]/gu

/** What faces alone say, where there is no word beside them: « 😡😡😡 » is against, « 👀 » is neither. Null without any. */
export function faceOf(text: string): 'dislike' | 'like' | 'neutral' | null {
  if (!/\p{Extended_Pictographic}/u.test(text)) return null
  const against = text.match(frown)?.length ?? 0
  const inFavour = text.match(smile)?.length ?? 0
  if (against === inFavour) return 'neutral'
  return against > inFavour ? 'dislike' : 'like'
}
