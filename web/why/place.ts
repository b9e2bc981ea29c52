/** Where words stand in their conversation. */
export function placeOf(workspace: string, at: { conversation: string; message: string }): string {
  return `/conversations/${workspace}/${at.conversation}?m=${at.message}`
}
