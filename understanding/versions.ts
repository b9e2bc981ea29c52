/**
 * Weights and how far each has moved. Those that `anew` gives stay as they are though newer ones are written over them:
 * read them when you need them, and do not keep the arrays.
 */
export interface Tables {
  readonly weights: Float32Array
  readonly moved: Float32Array
}

/** To be called for each place before something is written there. */
export type Over = (place: number) => void

/**
 * A version of the tables. The newest holds the numbers; an older one what the next wrote over, and its numbers only once
 * someone asks for them (Baker 1991, “Shallow binding makes functional arrays fast”). So a correction costs what it
 * changes: copying the tables each time would make a megabyte of garbage, and every thirtieth would wait for its collection.
 */
interface Version {
  numbers: Numbers | undefined
  next: Version | undefined
  places: number[]
  weights: number[]
  moved: number[]
}

interface Numbers extends Tables {
  /** How many places were written over since these arrays were made. */
  overwritten: number
}

const versions = new WeakMap<Tables, Version>()

/** Tables that begin as those given and are written to from now on; those given stay as they were. */
export function anew(given: Tables): { tables: Tables; over: Over } {
  const before = versions.get(given) ?? versionWith(copyOf(given))
  const numbers = numbersOf(before)
  const version = versionWith(numbers)
  before.next = version
  before.numbers = undefined
  const over = (place: number) => {
    if (before.numbers) return
    before.places.push(place)
    before.weights.push(numbers.weights[place]!)
    before.moved.push(numbers.moved[place]!)
    // An older version that someone holds must not grow without end: it gets numbers of its own.
    if (++numbers.overwritten > numbers.weights.length) {
      numbersOf(before)
      numbers.overwritten = 0
    }
  }
  return { tables: tablesOf(version), over }
}

function versionWith(numbers: Numbers): Version {
  return { numbers, next: undefined, places: [], weights: [], moved: [] }
}

/** Looks like the numbers themselves, so that it is compared, cloned and written down like them. */
function tablesOf(version: Version): Tables {
  const tables = {
    get weights() {
      return numbersOf(version).weights
    },
    get moved() {
      return numbersOf(version).moved
    },
  }
  versions.set(tables, version)
  return tables
}

function numbersOf(version: Version): Numbers {
  if (version.numbers) return version.numbers
  const older: Version[] = []
  let newest = version
  while (!newest.numbers) {
    older.push(newest)
    newest = newest.next!
  }
  const numbers = copyOf(newest.numbers)
  for (const one of older.reverse()) takeBack(one, numbers)
  version.numbers = numbers
  version.next = undefined
  version.places = []
  version.weights = []
  version.moved = []
  return numbers
}

/** Backwards: of what was written several times the first comes last. */
function takeBack({ places, weights, moved }: Version, numbers: Numbers) {
  for (let at = places.length - 1; at >= 0; at--) {
    numbers.weights[places[at]!] = weights[at]!
    numbers.moved[places[at]!] = moved[at]!
  }
}

function copyOf({ weights, moved }: Tables): Numbers {
  return { weights: weights.slice(), moved: moved.slice(), overwritten: 0 }
}
