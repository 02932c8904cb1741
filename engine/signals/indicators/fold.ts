/**
 * An indicator as a fold over its inputs, oldest first: where it starts, how one input moves it, what it then says.
 * States are immutable, so trying a forming bar on one leaves it as it was, and one formula serves the batch functions,
 * `next` and `preview`. A step takes constant time on average, whatever the period and however long the history.
 */
export interface Fold<Input, State, Output> {
  start: State
  step: (state: State, input: Input) => State
  /** NaN, or a record of NaNs, until warm. */
  value: (state: State) => Output
}

/** An indicator that is fed one input at a time. */
export interface Accumulator<Input, Output> {
  /** Takes the input in for good: a closed bar. */
  next: (input: Input) => Output
  /** What `next` would answer, changing nothing: for the bar that is still forming, as often as it moves. */
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
