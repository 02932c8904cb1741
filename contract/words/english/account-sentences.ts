import { absolute, isZero, sign } from '../../decimal.ts'
import type { AccountReason, AuthorityReason } from '../../reasons/account-reasons.ts'
import type { Side } from '../../primitives.ts'
import type { ValuesOf } from '../../reasons/reasons.ts'
import type { FiguresOf, Sentences } from '../language.ts'
import { authorityWords } from './authority-words.ts'

type Code = (AccountReason | AuthorityReason)['code']

export const accountSentences: Sentences<Code> = {
  agent_allowed: () => 'the agent may trade the account',
  builder_fee_approved: () => 'the builder’s fee is approved',
  authority: (values) => {
    const { title, message } = authorityWords(values)
    return `${title}. ${message}`
  },
  own_position_clear: () => 'the account holds nothing against it that was opened elsewhere',
  own_position: (values) => {
    const why = values.isIsolated
      ? `which ${isolatedWords}`
      : `and the exchange nets both sides: only ${sideOf(values.held)}s can open meanwhile`
    return `the account holds ${heldWords(values)}, ${why}. Close it to let the session trade freely`
  },
  risk_limit: ({ limit, actual, most }) => limitWords[limit](actual, most),
  leverage_lowered: ({ from, to }) =>
    `your own limit lowers the leverage from ${from}x to ${to}x: positions are smaller, and their stop and target lie farther away or bring less`,
  positions_limited: ({ wanted, open, most }) =>
    `it may hold ${wanted} positions, but ${open} are open and your own limit is ${most}: only ${Math.max(0, most - open)} can open now`,
  limits_clear: ({ open, mostOpen, lost, mostLost }) =>
    `${open} of at most ${mostOpen} positions are open, and ${lost} % of at most ${mostLost} % is lost today`,
  entries_accepted: () => 'the exchange has refused nothing lately',
  backing_off: () => 'the exchange refused the last entry, the next try waits a little',
}

export const accountFigures: FiguresOf<Code> = {
  agent_allowed: () => ({ actual: 'approved', required: 'approved' }),
  builder_fee_approved: () => ({ actual: 'approved', required: 'approved' }),
  authority: ({ state }) => ({ actual: state.replaceAll('_', ' '), required: 'approved' }),
  own_position_clear: () => ({ actual: 'nothing', required: 'nothing against it' }),
  own_position: ({ held, symbol, isIsolated }) => ({
    actual: `${held} ${symbol} held`,
    required: isIsolated ? 'no isolated position' : `nothing ${sideOf(held)}`,
  }),
  risk_limit: ({ actual, most, limit }) => ({
    actual: `${actual}${limitUnits[limit]}`,
    required: limit === 'leverage' ? `≤ ${most}x` : `< ${most}${limitUnits[limit]}`,
  }),
  leverage_lowered: ({ from, to }) => ({ actual: `${from}x`, required: `≤ ${to}x` }),
  positions_limited: ({ wanted, open, most }) => ({
    actual: `${open} open, up to ${wanted} more`,
    required: `≤ ${most}`,
  }),
  limits_clear: ({ open, mostOpen, lost, mostLost }) => ({
    actual: `${open} open, ${lost} % lost`,
    required: `< ${mostOpen}, < ${mostLost} %`,
  }),
  entries_accepted: () => ({ actual: 'ready', required: 'a moment of patience' }),
  backing_off: () => ({ actual: 'waiting', required: 'a moment of patience' }),
}

type Limit = ValuesOf<'risk_limit'>['limit']

const limitUnits: Record<Limit, string> = {
  leverage: 'x',
  open_positions: '',
  daily_drawdown: ' %',
}

const limitWords: Record<Limit, (actual: string, most: string) => string> = {
  leverage: (actual, most) =>
    `positions are open at ${actual}x, and your own limit is ${most}x: the next opens at ${most}x, once they have closed`,
  open_positions: (actual, most) =>
    `${actual} positions are open, and your own limit is ${most}: nothing more opens until one has closed`,
  daily_drawdown: (actual, most) =>
    `${actual} % of what today began with is lost, and your own limit is ${most} %: nothing more opens until the next UTC day`,
}

/** "0.5 BTC long", and who opened it. Base units, signed. */
export function heldWords({
  symbol,
  held,
  foreign,
}: Pick<ValuesOf<'own_position'>, 'symbol' | 'held' | 'foreign'>): string {
  const isOurs = isZero(foreign)
  const size = isOurs ? held : foreign
  const whose = isOurs ? 'kept from an ended session' : 'that Alura did not open'
  return `${absolute(size)} ${symbol} ${sideOf(size)} ${whose}`
}

export const isolatedWords =
  'is on isolated margin, and the exchange changes that only once it is closed; Alura trades cross margin'

function sideOf(size: string): Side {
  return sign(size) < 0 ? 'short' : 'long'
}
