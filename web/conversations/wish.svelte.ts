/** What one wants to do in the conversation about to open: `r` on the list opens it with the pen in hand. */
export const wish: { now: 'reply' | 'note' | 'ask-why' | null } = $state({ now: null })
