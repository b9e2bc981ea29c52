/** Who may see something, from the fewest to the most. The same names as in the contract. */
export type Audience = 'internal' | 'direct' | 'followers' | 'unlisted' | 'public'
