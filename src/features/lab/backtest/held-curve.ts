import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Bars } from '../../../../engine/types.ts'

/** What buying at the first open would be worth, USDC: without costs, at the closes known at these times. */
export function heldCurve(
  bars: Bars,
  times: readonly (readonly [UnixMs, number])[],
  balance: number,
): [UnixMs, number][] {
  const first = bars.o[0] ?? NaN
  let next = 0
  return times.map(([time]) => {
    while (next < bars.t.length && (bars.t[next] ?? Infinity) < time) next++
    return [time, (balance * (bars.c[Math.max(0, next - 1)] ?? first)) / first]
  })
}
