import { t } from '@lingui/core/macro'
import type { Session, StopMode } from '../../../../contract/sessions/sessions.ts'
import type { BadgeTone } from '../../../ui/feedback/badge.tsx'

export function isRunning({ status }: Session): boolean {
  return status === 'active' || status === 'closing'
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
