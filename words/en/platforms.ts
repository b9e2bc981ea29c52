import { type platforms as source } from '../fr/platforms.ts'

export const platforms: typeof source = {
  title: (name) => `Your app at ${name}`,
  asks: 'What the platform asks for first',
  steps: 'What there is to do over there',
  toCopy: 'To paste over there',
  stays: 'Kept already. Leave it empty to keep it.',
  keep: 'Keep these keys',
  kept: (name) => `The keys of the app at ${name} are kept.`,
  keptHere: (name) => `The app at ${name} is this client’s own.`,
  keptForAll: (name) => `The app at ${name} is that of the whole installation.`,
  look: 'Look at its keys',
  forget: 'Forget these keys',
  forgotten: (name) => `The keys of the app at ${name} are forgotten.`,
  spent: (spent, most, unit) => `Spent so far: ${spent.toLocaleString('en')} of ${most.toLocaleString('en')} ${unit}.`,
  which: 'Which of these accounts to plant',
  plantThese: (n) => (n < 2 ? 'Plant this account' : `Plant these ${n} accounts`),
}
