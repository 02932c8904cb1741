import type { EndReason, Session, StopMode } from '../../../../contract/sessions/sessions.ts'
import type { BadgeTone } from '../../../ui/feedback/badge.tsx'

export function isRunning({ status }: Session): boolean {
  return status === 'active' || status === 'closing'
}

/** "Quick", or "Advance · Degen · 7D" with its preset and duration. */
export function kindWords({ kind, executionStrategy, strategyDuration }: Session): string {
  const name = kind === 'quick' ? 'Quick' : 'Advance'
  return [name, executionStrategy, strategyDuration].filter(Boolean).join(' · ')
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
      ? { word: 'RUNNING', tone: 'accent' }
      : { word: 'NO NEW ENTRIES', tone: 'warn' }
  }
  if (status === 'closing') return { word: 'CLOSING', tone: 'warn' }
  return status === 'failed'
    ? { word: 'FAILED', tone: 'danger' }
    : { word: 'ENDED', tone: 'neutral' }
}

type Obstacle = NonNullable<Session['obstacle']>

const obstacleWords: Record<Obstacle['code'], StatusWords> = {
  agent: { word: 'CANNOT TRADE', tone: 'danger' },
  close_refused: { word: 'CANNOT CLOSE', tone: 'danger' },
  clock: { word: 'CANNOT CLOSE', tone: 'danger' },
  busy: { word: 'EXCHANGE BUSY', tone: 'warn' },
  delisted: { word: 'MARKET DELISTED', tone: 'warn' },
}

export const endReasonWords: Record<EndReason, string> = {
  profit_target: 'Reached its profit target',
  loss_threshold: 'Reached its loss threshold',
  duration: 'Its time ran out',
  manual: 'Stopped by you',
  liquidated: 'Liquidated by the exchange',
  delisted: 'Its market was delisted',
  error: 'Ended by an error',
}

export const stopModes: Record<StopMode, { title: string; explanation: string }> = {
  no_new_entries: {
    title: 'No new entries',
    explanation:
      'Open positions go on to their target or stop. Nothing new is opened; the session ends when the last one closes.',
  },
  close_all: {
    title: 'Close everything now',
    explanation:
      'Every open position closes at the market and the session ends. The result becomes final.',
  },
  keep_positions: {
    title: 'Stop and keep positions',
    explanation:
      'The session ends. Open positions stay yours, with their target and stop resting on the exchange; Alura no longer watches them.',
  },
}
