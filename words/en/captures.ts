import { type captures as french } from '../fr/captures.ts'

const figures = new Intl.NumberFormat('en-GB')
const count = (n: number, one: string, many: string) => `${figures.format(n)} ${n === 1 ? one : many}`

/** What was seen elsewhere and is written down: one by one, or by a file. */
export const captures: typeof french = {
  plant: 'Note by hand',
  plantLead:
    'For places no channel reaches: a review site, a group, a newspaper. You read there what is said, note it here, and answer there.',
  plantName: 'Its name',
  plantNameHint: 'What you note there, for example “Reviews in shops”.',
  plantIt: 'Start noting',
  open: 'Note what was said',
  openOf: (name) => `Note in “${name}”`,
  state: 'Noted by hand',
  nothingYet: 'Nothing noted so far.',
  back: 'Contact points',

  one: 'One voice',
  oneLead: 'Paste below what you have read, with the name, the date and the link: each will go to its place.',
  address: 'Address of the page or the post',
  author: 'Who speaks',
  authorHint: 'As it is written there. Empty if nothing tells.',
  text: 'Their words',
  textHint: 'To the letter, mistakes included.',
  date: 'When',
  dateHint:
    'As it is written there: 12 March 2026 at 2:05 pm, or 12/03/2026 (day first). Without an hour, the day alone is said.',
  postTitle: 'Under what title',
  optional: (label) => `${label} (optional)`,
  noteIt: 'Note',
  noted: 'Noted: these words are in Conversations.',
  known: 'These words are noted already. Nothing was added.',
  sorted: 'What was pasted has been sorted into the fields.',

  file: 'A file',
  fileLead:
    'A table saved as CSV, up to 5 MB and 10,000 lines. Its first line names the columns: one for the address, one for the words, and if you have them the author, the date, the title.',
  choose: 'Choose a file',
  looking: 'Opening it…',
  tooHeavy: 'This file weighs more than 5 MB. Split it into several.',
  holds: (name, n) => `“${name}” holds ${count(n, 'line', 'lines')}.`,
  columns: 'What each column says',
  columnsHint: 'Where a column is taken for another, choose here what it is.',
  columnsTaken: 'The first lines are read anew that way.',
  column: (n) => `Column ${n}`,
  notRead: 'not read',
  example: (words) => `for example: ${words}`,
  missing: (fields) =>
    fields.length > 1
      ? 'Choose the column of the address and that of the words: nothing can be heard without them.'
      : fields[0] === 'address'
        ? 'Choose the column of the address: nothing can be heard without it.'
        : 'Choose the column of the words: nothing can be heard without it.',
  fields: { address: 'the address', author: 'who speaks', text: 'their words', date: 'when', title: 'the title' },
  first: 'The first lines, as they will be heard',
  line: (n) => `Line ${figures.format(n)}`,
  nobody: 'No name',
  noDate: 'no date',
  hear: 'Hear all of it',
  leave: 'Hear nothing of it',
  left: 'The file is put aside. Nothing of it was heard.',
  progress: (done, total) => `${count(done, 'line', 'lines')} read of ${figures.format(total)}`,
  stop: 'Stop',
  stopped: 'Stopped. What was heard stays.',
  result: (heard, known, unread) =>
    [
      heard > 0 ? `${count(heard, 'voice', 'voices')} heard.` : 'Nothing new was heard.',
      known > 0 ? `${count(known, 'was', 'were')} known already.` : '',
      unread > 0 ? `${count(unread, 'line', 'lines')} could not be read.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  resultOf: (name) => `“${name}”`,
  stoppedAt: (done, total) => `Stopped at line ${figures.format(done)} of ${figures.format(total)}.`,
  amiss: (line, why) => `Line ${figures.format(line)}: ${why}`,
  moreAmiss: (n) => `And ${count(n, 'other', 'others')}, further down the file.`,
  undo: 'Undo this import',
  undoAsk: 'Undo this import? What it brought goes, except what you have answered.',
  undoYes: 'Yes, undo',
  undone: 'The import is undone. What you had answered stayed.',
  another: 'Another file',
  whys: {
    'no-address': 'the address is missing.',
    'address-not-web': 'the address is not one of a web page (https://…).',
    'address-inside': 'the address leads inside a network; nobody else can open it.',
    'no-text': 'the words are missing.',
    'too-long': 'the text is longer than 20,000 characters.',
    'date-not-read': 'the date cannot be read. Write it like 12/03/2026.',
    'date-ahead': 'the date is still to come.',
    'date-too-old': 'the date is before 1990.',
    quotes: 'a quotation mark is opened and never closed.',
  },
  whyUnknown: 'it cannot be read.',
}
