/** When a conversation may come back: this evening, tomorrow morning, on Monday, in a week. */
export function laterThan(now: Date): { name: 'evening' | 'tomorrow' | 'monday' | 'week'; at: Date }[] {
  const at = (days: number, hours: number, minutes = 0) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours, minutes)
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    ...(now.getHours() < 17 ? [{ name: 'evening' as const, at: at(0, 18) }] : []),
    { name: 'tomorrow' as const, at: at(1, 8, 30) },
    // On a Sunday it is tomorrow, on a Monday in a week: said once.
    ...(toMonday > 1 && toMonday < 7 ? [{ name: 'monday' as const, at: at(toMonday, 8, 30) }] : []),
    { name: 'week' as const, at: at(7, 8, 30) },
  ]
}
