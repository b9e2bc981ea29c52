import { type Words } from '#words'

/** What was looked at, in words. `trouble` says what is wrong and then what to do. */
export interface Finding {
  kind: 'well' | 'trouble' | 'note'
  said: string
}

export type DoctorWords = Words['cli']['doctor']

export const well = (said: string): Finding => ({ kind: 'well', said })
export const note = (said: string): Finding => ({ kind: 'note', said })
export const trouble = (said: string): Finding => ({ kind: 'trouble', said })

const signs = { well: '✓', trouble: '✗', note: '·' }

export function asLines(findings: readonly Finding[]): string {
  return findings.map(({ kind, said }) => `${signs[kind]} ${said.replaceAll('\n', '\n    ')}\n`).join('')
}
