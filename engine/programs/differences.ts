// What a program did live and what its backtest did, at one moment: every difference by its name and what it came to.
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  subtract,
} from '../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { FillCause } from './account.ts'

/** A decision and what came of it, or a fill that the market caused. */
export interface Happening {
  id: string
  /** When it was decided; of what the market caused, when it was filled. */
  at: UnixMs
  symbol: string
  action: 'buy' | 'sell' | 'close'
  cause: FillCause
  /** The price that it was decided by; null where it is not known. */
  price: DecimalString | null
  /** Null: nothing came of it. */
  fill: {
    price: DecimalString
    /** Units of the coin; negative: sold. */
    quantity: DecimalString
    /** USDC, positive. */
    fee: DecimalString
  } | null
  /** Why nothing came of it: a rule's code, the run or the order failed, or nobody was there to carry it out. */
  stopped: { why: 'refused'; rule: string } | { why: 'failed' | 'missed' } | null
  /** USDC received for the position that ended with it; negative: paid. */
  funding: DecimalString
}

/** `usd`: by how much it made the live result better; negative: worse. */
export type Difference =
  /** It was decided by another price, such as that of a look between two closes. */
  | { kind: 'price'; live: DecimalString; tested: DecimalString; usd: DecimalString }
  /** The fill was farther from the price that it was decided by, or nearer. The prices are those of the fills. */
  | { kind: 'fill'; live: DecimalString; tested: DecimalString; usd: DecimalString }
  /** USDC a unit of the coin. */
  | { kind: 'fee'; live: DecimalString; tested: DecimalString; usd: DecimalString }
  | { kind: 'funding'; live: DecimalString; tested: DecimalString; usd: DecimalString }
  /** Rules or money left another size; units of the coin, unsigned. */
  | { kind: 'size'; live: DecimalString; tested: DecimalString }
  /** A rule said no, here or there alone. */
  | { kind: 'refused'; side: 'live' | 'tested'; rule: string }
  /** It was decided live, and its run or order failed. */
  | { kind: 'failed' }
  /** Nobody looked then. `lateMs`: how much later it was decided after all; null: never. */
  | { kind: 'missed_look'; lateMs: number | null }
  /** It was looked at, and decided later or not at all. */
  | { kind: 'decided_otherwise'; lateMs: number | null }
  /** Whether somebody looked then is no longer known. */
  | { kind: 'unknown_look' }
  | { kind: 'only_live' }

/** Of one decision that both made. */
export function differencesOf(live: Happening, tested: Happening): Difference[] {
  const found: Difference[] = []
  const [stopped, stoppedThere] = [live.stopped, tested.stopped]
  if (stopped?.why === 'refused' && stoppedThere === null) {
    found.push({ kind: 'refused', side: 'live', rule: stopped.rule })
  }
  if (stoppedThere?.why === 'refused' && stopped === null) {
    found.push({ kind: 'refused', side: 'tested', rule: stoppedThere.rule })
  }
  if (stopped?.why === 'failed' && stoppedThere === null) found.push({ kind: 'failed' })
  if (stopped?.why === 'missed') found.push({ kind: 'missed_look', lateMs: null })
  if (live.fill !== null && tested.fill !== null) {
    found.push(...ofFills(live, live.fill, tested, tested.fill))
  }
  if (compare(live.funding, tested.funding) !== 0) {
    const usd = subtract(live.funding, tested.funding)
    found.push({ kind: 'funding', live: live.funding, tested: tested.funding, usd })
  }
  return found
}

type Fill = NonNullable<Happening['fill']>

/** `price` and `fill` together are the difference of the two fills, at the live size. */
function ofFills(live: Happening, fill: Fill, tested: Happening, there: Fill): Difference[] {
  const found: Difference[] = []
  const gain = (lower: DecimalString) => negate(multiply(fill.quantity, lower))
  const whole = subtract(fill.price, there.price)
  const isKnown = live.price !== null && tested.price !== null
  const decided = isKnown ? subtract(live.price ?? '0', tested.price ?? '0') : '0'
  if (isKnown && !isZero(decided)) {
    const [here, then] = [live.price ?? '0', tested.price ?? '0']
    found.push({ kind: 'price', live: here, tested: then, usd: gain(decided) })
  }
  const slipped = subtract(whole, decided)
  if (!isZero(slipped)) {
    found.push({ kind: 'fill', live: fill.price, tested: there.price, usd: gain(slipped) })
  }
  const [size, sizeThere] = [absolute(fill.quantity), absolute(there.quantity)]
  if (isZero(size) || isZero(sizeThere)) return found
  const [fee, feeThere] = [divide(fill.fee, size), divide(there.fee, sizeThere)]
  if (compare(fee, feeThere) !== 0) {
    const usd = multiply(size, subtract(feeThere, fee))
    found.push({ kind: 'fee', live: fee, tested: feeThere, usd })
  }
  if (compare(size, sizeThere) !== 0) found.push({ kind: 'size', live: size, tested: sizeThere })
  return found
}

const countedKinds = ['price', 'fill', 'fee', 'funding'] as const

/** USDC by kind: what all differences came to that can be counted. */
export function totalsOf(
  differences: readonly Difference[],
): Record<(typeof countedKinds)[number], DecimalString> {
  const sum = (kind: (typeof countedKinds)[number]) =>
    add('0', ...differences.flatMap((one) => (one.kind === kind && 'usd' in one ? [one.usd] : [])))
  return { price: sum('price'), fill: sum('fill'), fee: sum('fee'), funding: sum('funding') }
}
