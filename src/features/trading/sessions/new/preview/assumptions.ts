// The assumptions of the form's replays. engine/README.md describes them in detail; keep it up to date with changes
// here.
import { t } from '@lingui/core/macro'
import { add, multiply } from '../../../../../../contract/decimal.ts'
import type { Config } from '../../../../../../contract/ops/config.ts'
import type { Interval } from '../../../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import {
  assumedFunding,
  assumedSlippage,
} from '../../../../../../engine/expectation/assumed-costs.ts'
import { formatMoney, formatPercent } from '../../../../../lib/numbers/format.ts'

export interface Assumption {
  name: string
  text: string
}

export function assumptions(
  world: Pick<Config, 'fees'>,
  interval: Interval,
  wallet: DecimalString,
  starts: number,
): Assumption[] {
  const percent = (share: DecimalString, places: number): string =>
    formatPercent(multiply(share, 100), { places })
  const fee = percent(add(world.fees.taker, world.fees.builder), 3)
  const makerFee = percent(add(world.fees.maker, world.fees.builder), 3)
  return [
    {
      name: t`Starts`,
      text: t`Up to ${starts} starts, spread evenly over the history. They lie close together and share their bars, so they are fewer experiments than they look, and one stretch of history is not the future.`,
    },
    {
      name: t`${interval} bars`,
      text: t`The session looks once per bar, at its open, and knows only candles that have closed. A live session looks every few seconds.`,
    },
    {
      name: t`Inside a bar`,
      text: t`Where one bar reaches both, the stop comes before the take-profit, and the loss threshold before the profit target.`,
    },
    {
      name: t`Gaps`,
      text: t`A level that the open has jumped over fills at the open: a stop worse than planned, a take-profit better.`,
    },
    {
      name: t`Fees`,
      text: t`A fill pays ${fee} of its notional, the exchange’s taker fee and the builder fee; an order that waited in the book pays ${makerFee}.`,
    },
    {
      name: t`Slippage`,
      text: t`A fill is ${percent(assumedSlippage, 2)} worse than the price that caused it, except for orders that waited in the book. Its depth is not known.`,
    },
    {
      name: t`Funding`,
      text: t`Longs pay shorts ${percent(assumedFunding, 5)} each hour, throughout. Real rates move.`,
    },
    {
      name: t`Wallet`,
      text: t`${formatMoney(wallet)} stands behind the positions (cross margin). More in the wallet keeps liquidation farther away.`,
    },
    {
      name: t`Not modelled`,
      text: t`Orders that are refused or not filled, outages, and your own effect on the price.`,
    },
  ]
}
