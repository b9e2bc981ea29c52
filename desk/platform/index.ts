/** Platforms at which one registers an app of one's own: its keys, what its calls may cost, where their news goes. */
export { type AppKept, hookAddress } from './app-kept.ts'
export { appAt, appBehind, forgetApp, keepApp, noteGreeted, shareApp } from './app-store.ts'
export { appsOnScreen } from './apps-on-screen.ts'
export { type Behind, placesBehind } from './places-behind.ts'
export { openPurse } from './purse.ts'
