/** Places planted in the world: planting, pausing, how each is doing, and the ledger of all they bring. */
export { addressHere } from './address-here.ts'
export { stateAudited, withdrawAudited } from './audit-statement.ts'
export { changeSettings } from './change-settings.ts'
export { compareLater, compareNoMore, recordComparison } from './compared.ts'
export { type ContactPoint, whenToListen } from './contact-point.ts'
export {
  contactPoint,
  contactPointAtDoor,
  contactPointIfThere,
  holdContactPoint,
  openPlaces,
} from './contact-point-store.ts'
export { contactPointsOnScreen } from './contact-points-on-screen.ts'
export { seeGaps } from './gaps.ts'
export { healthOnScreen, lineName } from './health-on-screen.ts'
export { hear } from './hear.ts'
export { keep } from './keep.ts'
export { keysKept } from './keys-kept.ts'
export { type Handed, keepKnocks, knocksOf } from './knock.ts'
export { forgetBodies, type LedgerEntry, ledgerDays, markRead, setAside, unreadOf } from './ledger.ts'
export { mendLoss, openLosses } from './losses.ts'
export { channelsLeftOut, mayBeCounted } from './may-be-counted.ts'
export { placeNamed } from './name-here.ts'
export { ownPlace } from './own-place.ts'
export { endPause, listenSoon, pause, rename, wake, withdraw } from './pause.ts'
export { plant, type ToPlant } from './plant.ts'
export { readAgain } from './read-again.ts'
export { reconnect } from './reconnect.ts'
export { recordListening } from './record-listening.ts'
export { keepRenewing, takeRenewingInHand } from './renewing.ts'
export { type Seal, sealWith, secretsOf } from './seal.ts'
export { cameBack, keepSetOut, stillThere } from './set-out.ts'
export { takesWords } from './takes-words.ts'
export { buriedAmong, buryMessage } from './tombstone.ts'
