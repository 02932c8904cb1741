/** Below this share of the best, what lies around it does not confirm it. */
const enough = 0.5

/**
 * Whether the best of a grid stands alone: it gains, and the mean of its neighbours, a step away on any of the axes, is
 * less than half of it. `sizes`: values of each axis; `results`: of all cells, the last axis changes first. False for a
 * grid without neighbours.
 */
export function standsAlone(
  sizes: readonly number[],
  results: readonly number[],
  best: number,
): boolean {
  const top = results[best] ?? 0
  if (top <= 0) return false
  const around = neighboursOf(sizes, best)
  if (around.length === 0) return false
  const sum = around.reduce((total, cell) => total + (results[cell] ?? 0), 0)
  return sum / around.length < enough * top
}

/** Cells at most one step away on each axis, without the cell itself. */
function neighboursOf(sizes: readonly number[], cell: number): number[] {
  let cells = [{ index: 0, rest: cell }]
  const strides = sizes.map((_, axis) =>
    sizes.slice(axis + 1).reduce((product, size) => product * size, 1),
  )
  for (const [axis, size] of sizes.entries()) {
    const stride = strides[axis] ?? 1
    cells = cells.flatMap(({ index, rest }) => {
      const at = Math.floor(rest / stride)
      return [at - 1, at, at + 1]
        .filter((near) => near >= 0 && near < size)
        .map((near) => ({ index: index + near * stride, rest: rest % stride }))
    })
  }
  return cells.map(({ index }) => index).filter((index) => index !== cell)
}
