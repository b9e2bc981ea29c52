/** Something grave is being said: noticed by counting, told once to whoever is at the desk, closed by a human. */

export { wordsBehindAlert } from './alert-store.ts'
export { alertOnDesk, alertsOnDesk } from './alerts-on-desk.ts'
export { type Raising, raiseAlerts } from './raise-alerts.ts'
export { alertUndo, closeAlert, takeAlert } from './see-to-alert.ts'
export { alertsAround, takeBackAlerts } from './take-back.ts'
export { type AlertLetter, recordTelling, takeTellingInHand } from './telling.ts'
