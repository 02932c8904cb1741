import { expect, test } from 'vitest'
import { inOrder } from './fill-order.ts'

let tid = 0
/** `steps`: signed sizes, in the order in which they happened; `start`: the position before. */
function fills(start: number, steps: number[], at = 5, symbol = 'BTC') {
  let held = start
  return steps.map((step) => {
    const startPosition = String(held)
    held += step
    tid = (tid * 7_919 + 104_729) % 1_000_003
    return { symbol, at, tid, isBuy: step > 0, size: String(Math.abs(step)), startPosition }
  })
}

const ends = (list: { startPosition: string; isBuy: boolean; size: string }[]) =>
  list.map(
    ({ startPosition, isBuy, size }) => Number(startPosition) + (isBuy ? 1 : -1) * Number(size),
  )

test('an exit told before its entry comes after it', () => {
  const happened = fills(0, [1, -1])
  expect(inOrder(happened.toReversed())).toEqual(happened)
})

test('every permutation of an entry, a partial exit and a turn gives the same', () => {
  const happened = fills(0, [3, -1, -4, 2])
  for (const told of permutations(happened)) expect(inOrder(told)).toEqual(happened)
})

test('walks rounds that come back to where they began, whatever is told first', () => {
  for (const told of permutations(fills(0, [1, -1, 1, -1, 2]))) {
    const walked = inOrder(told)
    expect(walked).toHaveLength(5)
    expect(walked[0]?.startPosition).toBe('0')
    const after = ends(walked)
    for (const [index, { startPosition }] of walked.slice(1).entries()) {
      expect(Number(startPosition)).toBe(after[index])
    }
  }
})

test('a round begins at what was held before it', () => {
  const before = fills(0, [1], 4)
  const round = fills(1, [-1, 1], 5)
  expect(inOrder([...round.toReversed(), ...before])).toEqual([...before, ...round])
})

test('keeps time before position, and markets apart', () => {
  const early = fills(9, [-9], 1, 'ETH')
  const late = fills(0, [1], 2, 'BTC')
  expect(inOrder([...late, ...early])).toEqual([...early, ...late])
})

test('loses none when one between them is missing, or one is told twice', () => {
  const happened = fills(0, [1, 1, 1]).toSpliced(1, 1)
  expect(inOrder(happened.toReversed())).toEqual(happened)
  const twice = [...happened, ...happened.slice(0, 1).map((fill) => ({ ...fill, tid: 5 }))]
  expect(inOrder(twice)).toHaveLength(3)
})

function permutations<T>(list: T[]): T[][] {
  if (list.length < 2) return [list]
  return list.flatMap((each, index) =>
    permutations(list.toSpliced(index, 1)).map((rest) => [each, ...rest]),
  )
}
