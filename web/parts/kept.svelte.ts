/** Words being written, kept in this browser until they are sent or taken away: they survive a reload. */
export function kept(name: string): { text: string } {
  const place = `insuffleur.draft.${name}`
  let text = $state(stored(place))
  return {
    get text() {
      return text
    },
    set text(now: string) {
      text = now
      try {
        if (now) localStorage.setItem(place, now)
        else localStorage.removeItem(place)
      } catch {
        // Forbidden or full: then it lasts as long as the page.
      }
    },
  }
}

function stored(place: string): string {
  try {
    return localStorage.getItem(place) ?? ''
  } catch {
    return ''
  }
}
