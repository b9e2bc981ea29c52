/** Where someone begins who has no account yet; where someone signed in begins who has no workspace yet. */
export const firstVisitAt = '/first-visit'
export const beginAt = '/begin'
