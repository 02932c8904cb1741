import { t } from '@lingui/core/macro'
import type {
  BacktestState,
  BacktestSummary,
  BacktestTrigger,
  BacktestWarning,
} from '../../../../contract/lab/backtest-shapes.ts'
import { formatPercent } from '../../../lib/numbers/format.ts'
import type { BadgeTone } from '../../../ui/feedback/badge.tsx'
import { causeWords } from '../result/marks.ts'

export function stateWords({ status, progress }: Pick<BacktestSummary, 'status' | 'progress'>) {
  switch (status) {
    case 'running':
      return progress === 0 ? t`Waits` : t`Running: ${formatPercent(100 * progress, { places: 0 })}`
    case 'completed':
      return t`Done`
    case 'error':
      return t`No result`
    case 'cancelled':
      return t`Cancelled`
  }
}

export const stateTones: Record<BacktestState, BadgeTone> = {
  running: 'accent',
  completed: 'neutral',
  error: 'danger',
  cancelled: 'neutral',
}

/** "BTC, ETH 1h". */
export function marketWords({ symbols, interval }: BacktestSummary): string {
  return `${symbols.join(', ')} ${interval}`
}

export function actionWords(type: 'buy' | 'sell' | 'close' | 'hold' | 'error'): string {
  switch (type) {
    case 'buy':
      return t`Buy`
    case 'sell':
      return t`Sell`
    case 'close':
      return t({ message: 'Close', context: 'a position' })
    case 'hold':
      return t`Hold`
    case 'error':
      return t`Failed`
  }
}

export function triggerCauseWords(cause: BacktestTrigger['trigger_type']): string {
  switch (cause) {
    case 'scheduled':
      return causeWords('order')
    case 'signal':
      return t`by a signal pool`
    case 'stop':
    case 'target':
    case 'liquidation':
    case 'end':
      return causeWords(cause)
  }
}

export function warningTitle(code: BacktestWarning['code']): string {
  switch (code) {
    case 'few_trades':
      return t`Few trades`
    case 'one_trade_carries_it':
      return t`One trade carries it`
    case 'in_sample_only':
      return t`In-sample only`
    case 'costs_ignored':
      return t`Costs are left out`
    case 'parameters_on_a_peak':
      return t`Its values stand on a peak`
    case 'runs_failed':
      return t`Runs failed`
    case 'liquidated':
      return t`Liquidated`
  }
}
