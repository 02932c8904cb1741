// Why something was done, and what is waited for, for people who do not read indicators. The full reason has the numbers.
import { t } from '@lingui/core/macro'
import type { Interval } from '../../../contract/market/market.ts'
import type { SignalReason } from '../../../contract/reasons/signal-reasons.ts'
import type { GateReport } from '../../../contract/sessions/sessions.ts'
import type { Log } from '../../../contract/sessions/logs.ts'

/** Null for reasons whose full words are plain already. */
export function plainWords(reason: Log['reason']): string | null {
  switch (reason?.code) {
    // The orders that follow are lines of their own.
    case 'entry_ordered':
    case 'close_ordered':
      return plainWords(reason.values.because)
    case 'opens': {
      const { side, interval, score, because } = reason.values
      const told = marketWords(because, interval)
      if (told === null) return null
      return side === 'long'
        ? t`Bought: ${told} (signal ${strength(score)} of 10)`
        : t`Sold: ${told} (signal ${strength(score)} of 10)`
    }
    case 'closes_by_signal': {
      const { side, interval, score, because } = reason.values
      const told = marketWords(because, interval)
      if (told === null) return null
      return side === 'long'
        ? t`Closed what was bought: ${told} (signal ${strength(score)} of 10 against it)`
        : t`Closed what was sold: ${told} (signal ${strength(score)} of 10 against it)`
    }
    case 'closes_at_stop':
      return t`Closed at its stop, at ${reason.values.markPrice}`
    case 'closes_at_take_profit':
      return t`Closed with its profit, at ${reason.values.markPrice}`
    default:
      return null
  }
}

/** 1…10. */
function strength(score: number): number {
  return Math.min(10, Math.max(1, Math.round(Math.abs(score) * 10)))
}

/** ATRs between the averages below which a market goes nowhere. */
const level = 0.1

function marketWords(because: SignalReason, interval: Interval): string | null {
  if (because.code !== 'signal_reading') return null
  const { spread, direction } = because.values
  const who = direction < 0 ? t`sellers stronger` : t`buyers stronger`
  if (Math.abs(spread) < level) return t`going nowhere ${spans[interval]}, ${who}`
  return spread < 0 ? t`falling ${spans[interval]}, ${who}` : t`rising ${spans[interval]}, ${who}`
}

/** About nine candles: what the faster average looks back on. */
const spans: Record<Interval, string> = {
  get '1m'() {
    return t`for some minutes`
  },
  get '5m'() {
    return t`for about an hour`
  },
  get '15m'() {
    return t`for two hours or so`
  },
  get '1h'() {
    return t`for some hours`
  },
  get '4h'() {
    return t`for more than a day`
  },
  get '1d'() {
    return t`for more than a week`
  },
}

/** What a shut gate waits for, in one line; null for gates that are not known here. */
export function waitWords({ gate, reason }: Pick<GateReport, 'gate' | 'reason'>): string | null {
  if (reason?.code === 'signal_weak') {
    const { score, threshold } = reason.values
    return t`Waits for a stronger signal: ${strength(score)} of 10 now, it needs ${Math.ceil(threshold * 10)}`
  }
  return gate in waits ? waits[gate as keyof typeof waits] : null
}

const waits = {
  get session_stopped() {
    return t`Opens nothing more: it ends with what is open`
  },
  get session_expired() {
    return t`Opens nothing so near its end`
  },
  get stale_price() {
    return t`Waits for fresh prices`
  },
  get max_positions() {
    return t`All its positions are in use: waits for one to close`
  },
  get position_opening() {
    return t`A position is opening`
  },
  get entry_spacing() {
    return t`Pauses for a moment between two entries`
  },
  get cooldown() {
    return t`Pauses after a loss`
  },
  get signal_flat() {
    return t`Waits for the market to choose a direction`
  },
  get signal_below_threshold() {
    return t`Waits for a stronger signal`
  },
  get signal_used() {
    return t`Waits for the next candle: it has acted on this one`
  },
  get opposite_side() {
    return t`The signal is against what is open: waits for that to close`
  },
  get entry_let_go() {
    return t`The price ran away: waits for a new signal`
  },
  get funding_due() {
    return t`Waits until high funding has been paid`
  },
  get not_worth_its_cost() {
    return t`Waits: a position would not earn what it costs`
  },
  get insufficient_margin() {
    return t`Waits for free margin`
  },
  get below_minimum_notional() {
    return t`Opens nothing: the order would be too small`
  },
  get agent() {
    return t`Opens nothing: its agent may not trade`
  },
  get builder_fee() {
    return t`Opens nothing: the fee is not approved`
  },
  get own_position() {
    return t`Opens nothing beside a position of your own`
  },
  get risk_limits() {
    return t`Opens nothing: your own limits leave no room`
  },
  get backing_off() {
    return t`Waits: the exchange takes no orders now`
  },
}
