/** The time, for whatever is shown relative to it. Moves once a minute. */
export const now = $state({ minute: new Date() })

setInterval(() => {
  now.minute = new Date()
}, 60_000)
