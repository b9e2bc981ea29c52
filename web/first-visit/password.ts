/** What the contract asks of a password: length, and nothing else. */
export const shortest = 10
export const longest = 128

export type PasswordState = { kind: 'empty' } | { kind: 'short'; missing: number } | { kind: 'long' } | { kind: 'good' }

export function passwordState(password: string): PasswordState {
  if (password.length === 0) return { kind: 'empty' }
  if (password.length < shortest) return { kind: 'short', missing: shortest - password.length }
  return password.length > longest ? { kind: 'long' } : { kind: 'good' }
}
