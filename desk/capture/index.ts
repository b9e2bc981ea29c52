/** What somebody of the desk saw elsewhere and wrote down, where no channel listens: one by one, or by a file. */
export { beginCapture } from './begin-capture.ts'
export type { CaptureReader, Line } from './capture.ts'
export { captureOnScreen } from './capture-on-screen.ts'
export { dropCapture } from './drop-capture.ts'
export { goThrough } from './go-through.ts'
export { lookAtFile } from './look-at-file.ts'
export { note } from './note.ts'
export { captureUndo } from './undo-capture.ts'
