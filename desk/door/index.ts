/** Short addresses that lead to a contact point, printed on whatever people hold in their hands; they tell nothing of who comes. */
import { type Undo } from '#team'
import { undoCloseDoor } from './close-door.ts'
import { undoClosePlace } from './close-place.ts'

export { type BehindDoor, behindDoor, type Closed } from './behind-door.ts'
export { closeDoor, reopenDoor } from './close-door.ts'
export { closePlace, endFarewell, farewellAt, reopenPlace } from './close-place.ts'
export { type AtDoor, doorAddress, type OtherWay, readCode } from './door.ts'
export { doorsOnScreen, openWays } from './doors-on-screen.ts'
export { grownHere } from './grown-here.ts'
export { changeDoor, openDoor } from './open-door.ts'

/** How each act of this room is undone, by its kind. */
export const doorUndo: Record<string, Undo> = { 'close-door': undoCloseDoor, 'close-place': undoClosePlace }
