import { type AlertWhole } from '#contract'
import { type DeskWords } from '#words'
import { clock } from '../moment.ts'

/** Who of the desk is told, in sentences; where no mail leaves, that alone. */
export function toldWords(told: AlertWhole['told'], say: DeskWords['alerts'], now = new Date()): string[] {
  if (!told.length) return [say.nobodyTold]
  if (told.every((one) => one.state === 'no-mail')) return [say.noMail]
  return told.map(({ name, onDuty, state, at }) => {
    const moment = new Date(at)
    if (state === 'waiting' && (onDuty || moment <= now)) return say.soon(name)
    return (say.told[state] ?? say.soon)(name, clock(moment))
  })
}
