import { type hours as source } from '../fr/hours.ts'

export const hours: typeof source = {
  section: 'Quiet hours',
  lead: 'During your hours you are told of an alert first. Outside them it waits ten minutes for somebody to see to it, and nothing else is sent to you.',
  whose: 'Your hours',
  theirs: 'Those of each client',
  own: 'Your own, everywhere',
  theirsSay: 'The working hours of each workspace, in its “Discretion”.',
  days: 'Days',
  week: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  opens: 'From',
  closes: 'To',
  night: 'An end before the beginning is on the next day.',
  zone: 'Time zone',
}
