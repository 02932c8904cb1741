// Words for sessions, wherever they are listed: one's own and others'.
import { t } from '@lingui/core/macro'
import type { EndReason, Session } from '../../../contract/sessions/sessions.ts'
import { formatDuration } from '../time.ts'
import { strategyWords } from './strategy-words.ts'

type Kind = Pick<Session, 'kind' | 'executionStrategy' | 'strategyDuration' | 'durationMs'>

/** "Quick", or "Advance · Degen · 7D" with its preset and horizon; "8 h" where the time is one's own. */
export function kindWords({
  kind,
  executionStrategy,
  strategyDuration,
  durationMs = null,
}: Kind): string {
  const name = kind === 'quick' ? t`Quick` : t`Advance`
  const strategy = executionStrategy && strategyWords[executionStrategy]
  const usualMs = Number.parseInt(strategyDuration ?? '0') * 86_400_000
  const time =
    durationMs === null || durationMs === usualMs ? strategyDuration : formatDuration(durationMs)
  return [name, strategy, time].filter(Boolean).join(' · ')
}

const endReasons: Record<EndReason, string> = {
  get profit_target() {
    return t`Reached its profit target`
  },
  get loss_threshold() {
    return t`Reached its loss threshold`
  },
  get duration() {
    return t`Its time ran out`
  },
  get manual() {
    return t`Stopped by hand`
  },
  get liquidated() {
    return t`Liquidated by the exchange`
  },
  get delisted() {
    return t`Its market was delisted`
  },
  get error() {
    return t`Ended by an error`
  },
}

/** Why anybody's session ended. */
export function endWords(reason: EndReason): string {
  return endReasons[reason]
}

/** Why one's own session ended; null while that is not known. */
export function ownEndWords(reason: EndReason | null): string {
  if (reason === null) return t`Ended`
  return reason === 'manual' ? t`Stopped by you` : endWords(reason)
}
