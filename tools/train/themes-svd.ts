/** One row of a sparse symmetric matrix. */
export interface Row {
  at: Int32Array
  much: Float32Array
}

const spare = 10
const rounds = 7

/** The strongest directions of a symmetric matrix by subspace iteration, each scaled by the root of its strength. */
export function topDirections(rows: Row[], dims: number): Float64Array {
  const wide = dims + spare
  let basis = firstGuess(rows.length * wide)
  let strengths = orthogonal(basis, wide)
  for (let round = 0; round < rounds; round++) {
    basis = times(rows, basis, wide)
    strengths = orthogonal(basis, wide)
  }
  const found = new Float64Array(rows.length * dims)
  for (let row = 0; row < rows.length; row++)
    for (let dim = 0; dim < dims; dim++) found[row * dims + dim] = basis[row * wide + dim]! * Math.sqrt(strengths[dim]!)
  return found
}

function firstGuess(size: number): Float64Array {
  let state = 5
  // A linear congruential generator: any start will do, as long as it is always the same.
  return new Float64Array(size).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  })
}

function times(rows: Row[], basis: Float64Array, wide: number): Float64Array {
  const product = new Float64Array(basis.length)
  for (const [row, { at, much }] of rows.entries()) {
    const into = row * wide
    for (let one = 0; one < at.length; one++) {
      const from = at[one]! * wide
      const weight = much[one]!
      for (let dim = 0; dim < wide; dim++) product[into + dim]! += weight * basis[from + dim]!
    }
  }
  return product
}

/** Cholesky QR: columns of length 1, each at a right angle to all others; answers with the lengths they had. */
function orthogonal(basis: Float64Array, wide: number): Float64Array {
  const lengths = new Float64Array(wide).fill(1)
  // The second time takes away what rounding left of the first.
  for (let pass = 0; pass < 2; pass++) {
    const lower = cholesky(products(basis, wide), wide)
    for (let column = 0; column < wide; column++) lengths[column]! *= lower[column * wide + column]!
    for (let from = 0; from < basis.length; from += wide) {
      for (let column = 0; column < wide; column++) {
        let rest = basis[from + column]!
        for (let other = 0; other < column; other++) rest -= lower[column * wide + other]! * basis[from + other]!
        basis[from + column] = rest / lower[column * wide + column]!
      }
    }
  }
  return lengths
}

/** Every column times every other. */
function products(basis: Float64Array, wide: number): Float64Array {
  const sums = new Float64Array(wide * wide)
  for (let from = 0; from < basis.length; from += wide)
    for (let one = 0; one < wide; one++) {
      const much = basis[from + one]!
      for (let other = 0; other <= one; other++) sums[one * wide + other]! += much * basis[from + other]!
    }
  return sums
}

function cholesky(matrix: Float64Array, wide: number): Float64Array {
  const lower = new Float64Array(wide * wide)
  for (let row = 0; row < wide; row++)
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * wide + column]!
      for (let at = 0; at < column; at++) rest -= lower[row * wide + at]! * lower[column * wide + at]!
      lower[row * wide + column] =
        row === column ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[column * wide + column]!
    }
  return lower
}
