import type {
  CloseCause,
  EndCause,
  OpenReason,
  RefusalReason,
  WithdrawReason,
} from '../../reasons/decision-reasons.ts'
import { durationText, moneyText, priceText, scoreText } from '../figures.ts'
import type { Sentences } from '../language.ts'

type Code = (CloseCause | EndCause | OpenReason | RefusalReason | WithdrawReason)['code']

export const decisionSentences: Sentences<Code> = {
  no_entry: ({ because }, tell) =>
    because.code === 'backing_off'
      ? 'No entry: the exchange refused the last one, the next try waits a little'
      : `No entry: ${tell(because)}`,
  withdraws_entry: ({ side, limitPrice, waitedMs, cause }) => {
    const why = {
      unfilled: `it has waited ${durationText(waitedMs)} without being filled`,
      session_stopped: 'the session takes no new entries',
      session_expired: 'the session is about to end',
    }
    return `Takes back the entry of the ${side} at ${priceText(limitPrice)}: ${why[cause]}`
  },
  opens: ({ side, interval, score, threshold, regime, because }, tell) =>
    because.code.startsWith('program_')
      ? `Opens ${side}: ${tell(because)}`
      : `Opens ${side}: ${interval} score ${scoreText(score)} ${side === 'long' ? '≥ ' : '≤ −'}${threshold} (${regime}) — ${tell(because)}`,
  closes_at_stop: ({ side, markPrice, triggerPrice }) =>
    `Closes ${side}: mark ${priceText(markPrice)} is beyond its stop ${priceText(triggerPrice)}`,
  closes_at_take_profit: ({ side, markPrice, triggerPrice }) =>
    `Closes ${side}: mark ${priceText(markPrice)} is beyond its take-profit ${priceText(triggerPrice)}`,
  closes_by_signal: ({ side, interval, score, exitScore, regime, because }, tell) =>
    because.code.startsWith('program_')
      ? `Closes ${side}: ${tell(because)}`
      : `Closes ${side}: ${interval} score ${scoreText(score)} is against it by ${exitScore} or more (${regime}) — ${tell(because)}`,
  closes_with_session: ({ side }) => `Closes ${side}: the session ends`,
  closes_by_hand: ({ side }) => `Closes ${side} by hand`,
  closes_by_program: ({ side, because }) =>
    `Closes ${side} for its program${because === null ? '' : `: ${because}`}`,
  closes_with_trader: ({ side }) => `Closes ${side}: its trader ends`,
  closes_in_browser: ({ side }) => `Signs a close of the ${side} for the browser to send`,
  ends_at_target: ({ net, target, percent, budget }) =>
    `Session ends: net profit of ${moneyText(net)} USDC reached the target of ${moneyText(target)} (${percent}% of ${budget})`,
  ends_at_loss: ({ net, loss, percent, budget }) =>
    `Session ends: net result of ${moneyText(net)} USDC, closing included, reached the loss threshold of ${moneyText(loss)} (${percent}% of ${budget})`,
  ends_by_time: () => 'Session ends: its time is over',
  ends_by_liquidation: () => 'Session ends: a position was liquidated',
  ends_delisted: ({ symbol }) =>
    `Session ends: the exchange has delisted ${symbol}, and settles what is open`,
  ends_idle: () => 'Session ends: it takes no new entries and nothing is open',
}
