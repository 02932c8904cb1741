/**
 * An indicator as a fold over its inputs, oldest first: its start, its step for one input, and its value. States are
 * immutable, so that a forming bar can be tried without a change, and one formula serves the batch functions, `next`
 * and `preview`. A step takes constant time on average, whatever the period and the length of the history.
 */
export interface Fold<Input, State, Output> {
  start: State
  step: (state: State, input: Input) => State
  /** NaN, or a record of NaNs, until there is enough input. */
  value: (state: State) => Output
}

/** An indicator that is fed one input at a time. */
export interface Accumulator<Input, Output> {
  /** Adds an input permanently: a closed bar. */
  next: (input: Input) => Output
  /** What `next` would return, without a change: for the forming bar, as often as it moves. */
  preview: (input: Input) => Output
}

export function accumulate<Input, State, Output>(
  fold: Fold<Input, State, Output>,
): Accumulator<Input, Output> {
  let state = fold.start
  return {
    next(input) {
      state = fold.step(state, input)
      return fold.value(state)
    },
    preview: (input) => fold.value(fold.step(state, input)),
  }
}

/** Calls `visit` with the fold's value after each of `length` inputs. */
export function scan<Input, State, Output>(
  fold: Fold<Input, State, Output>,
  length: number,
  input: (index: number) => Input,
  visit: (value: Output, index: number) => void,
): void {
  let state = fold.start
  for (let index = 0; index < length; index++) {
    state = fold.step(state, input(index))
    visit(fold.value(state), index)
  }
}

/** The fold's value after each of `length` inputs, as a column. */
export function scanColumn<Input, State>(
  fold: Fold<Input, State, number>,
  length: number,
  input: (index: number) => Input,
): Float64Array {
  const column = new Float64Array(length)
  scan(fold, length, input, (value, index) => {
    column[index] = value
  })
  return column
}

/** Refuses a period that is not a whole number of at least 1 with a `RangeError`. */
export function requirePeriod(period: number): void {
  if (!Number.isInteger(period) || period < 1) {
    throw new RangeError(`a period is a whole number of at least 1, not ${period}`)
  }
}
