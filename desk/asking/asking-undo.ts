import { type Undo } from '#team'
import { factUndo } from './agreed-fact.ts'
import { askAnewUndo } from './ask-anew.ts'
import { askUndo } from './ask-department.ts'
import { handBackUndo } from './hand-back.ts'
import { departmentUndo } from './keep-department.ts'
import { inTheirNameUndo } from './say-in-their-name.ts'
import { wordUndo } from './take-word.ts'

/** How what is asked of departments, and kept of what they say, is taken back. */
export const askingUndo: Record<string, Undo> = {
  ...askUndo,
  ...askAnewUndo,
  ...handBackUndo,
  ...inTheirNameUndo,
  ...departmentUndo,
  ...wordUndo,
  ...factUndo,
}
