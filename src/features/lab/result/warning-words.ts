import { plural, t } from '@lingui/core/macro'
import { formatPercent } from '../../../lib/numbers/format.ts'
import type { Warning } from './warnings.ts'

export function warningWords(warning: Warning): { title: string; text: string } {
  switch (warning.warns) {
    case 'no_trades':
      return {
        title: t`It never traded`,
        text: t`Its conditions were never met on these candles, or each order was refused. Click a candle’s run below to see what it read.`,
      }
    case 'few_trades':
      return {
        title: plural(warning.trades, { one: 'Only # trade', other: 'Only # trades' }),
        text: t`With fewer than ${warning.enough} nothing can be said of its average. Take a longer range or a shorter interval.`,
      }
    case 'one_trade': {
      const share = formatPercent(100 * warning.share, { places: 0 })
      return {
        title: t`One trade carries it`,
        text: t`${share} of all profit came from a single trade. Without it there is little left.`,
      }
    }
    case 'could_be_chance':
      return {
        title: t`It could be chance`,
        text: t`The interval of its average trade reaches below zero: trades like these, drawn again, would often lose.`,
      }
    case 'costs_ignored':
      return {
        title: t`Costs are left out`,
        text: t`Without fees and slippage every fill is better than it can be.`,
      }
    case 'costs_eat': {
      const share = formatPercent(100 * warning.share, { places: 0 })
      return {
        title: t`Costs eat it`,
        text: t`Fees, slippage aside, and funding took ${share} of what it gained before them.`,
      }
    }
    case 'liquidated':
      return {
        title: plural(warning.trades, { one: '# liquidation', other: '# liquidations' }),
        text: t`The exchange closed a position because too little was left behind it. Use less leverage, or a stop.`,
      }
    case 'failing_runs':
      return {
        title: plural(warning.runs, { one: '# run failed', other: '# runs failed' }),
        text: t`A run that fails decides nothing. Below it says where the first one failed.`,
      }
    case 'short_history': {
      const days = plural(warning.days, { one: '# day', other: '# days' })
      return {
        title: t`Less history than you asked for`,
        text: t`The exchange keeps ${days} of these candles; ${warning.wanted} were asked for.`,
      }
    }
    case 'in_sample':
      return {
        title: t`In-sample only`,
        text: t`You see this past while you change the program, so that it fits it better than any future. Keep some of it aside for a last test.`,
      }
  }
}
