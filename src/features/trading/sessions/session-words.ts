import { strategyWords } from '../../../lib/strategy-words.ts'
import { t } from '@lingui/core/macro'
import type { EndReason, Session, StopMode } from '../../../../contract/sessions/sessions.ts'
import type { BadgeTone } from '../../../ui/feedback/badge.tsx'

export function isRunning({ status }: Session): boolean {
  return status === 'active' || status === 'closing'
}

/** "Quick", or "Advance · Degen · 7D" with its preset and duration. */
export function kindWords({ kind, executionStrategy, strategyDuration }: Session): string {
  const name = kind === 'quick' ? t`Quick` : t`Advance`
  const strategy = executionStrategy && strategyWords[executionStrategy]
  return [name, strategy, strategyDuration].filter(Boolean).join(' · ')
}

export interface StatusWords {
  word: string
  tone: BadgeTone
}

export function statusWords({ status, acceptsEntries, obstacle }: Session): StatusWords {
  if (obstacle) {
    return obstacleWords[obstacle.code]
  }
  if (status === 'active') {
    return acceptsEntries
      ? { word: t`RUNNING`, tone: 'accent' }
      : { word: t`NO NEW ENTRIES`, tone: 'warn' }
  }
  if (status === 'closing') return { word: t`CLOSING`, tone: 'warn' }
  return status === 'failed'
    ? { word: t`FAILED`, tone: 'danger' }
    : { word: t`ENDED`, tone: 'neutral' }
}

type Obstacle = NonNullable<Session['obstacle']>

const obstacleWords: Record<Obstacle['code'], StatusWords> = {
  agent: {
    get word() {
      return t`CANNOT TRADE`
    },
    tone: 'danger',
  },
  close_refused: {
    get word() {
      return t`CANNOT CLOSE`
    },
    tone: 'danger',
  },
  clock: {
    get word() {
      return t`CANNOT CLOSE`
    },
    tone: 'danger',
  },
  busy: {
    get word() {
      return t`EXCHANGE BUSY`
    },
    tone: 'warn',
  },
  delisted: {
    get word() {
      return t`MARKET DELISTED`
    },
    tone: 'warn',
  },
}

export const endReasonWords: Record<EndReason, string> = {
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
    return t`Stopped by you`
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

export const stopModes: Record<StopMode, { title: string; explanation: string }> = {
  no_new_entries: {
    get title() {
      return t`No new entries`
    },
    get explanation() {
      return t`Open positions go on to their target or stop. Nothing new is opened; the session ends when the last one closes.`
    },
  },
  close_all: {
    get title() {
      return t`Close everything now`
    },
    get explanation() {
      return t`Every open position closes at the market and the session ends. The result becomes final.`
    },
  },
  keep_positions: {
    get title() {
      return t`Stop and keep positions`
    },
    get explanation() {
      return t`The session ends. Open positions stay yours, with their target and stop resting on the exchange; Alura no longer watches them.`
    },
  },
}
