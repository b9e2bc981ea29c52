/** Words we gave (« je reviens vers vous jeudi »): noticed in what we write, and kept in sight until they are kept. */
import { type Undo } from '#team'
import { undoEndWord, undoMoveWord } from './end-word.ts'
import { undoGiveWord } from './give-words.ts'

export { callWords, redateWords } from './call-words.ts'
export { type End, endWord, moveWord } from './end-word.ts'
export { giveWord, giveWords, type WordToGive } from './give-words.ts'
export { givenWordsHere, givenWordsOnDesk, noticedIn, type WordsDue, wordsDue } from './given-words-on-desk.ts'

/** How each act of this room is undone, by its kind. */
export const commitmentUndo: Record<string, Undo> = {
  'give-word': undoGiveWord,
  'refuse-word': undoGiveWord,
  'keep-word': undoEndWord,
  'release-word': undoEndWord,
  'move-word': undoMoveWord,
}
