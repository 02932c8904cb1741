import { t } from '@lingui/core/macro'
import type { StarterName } from '../../../../sandbox/starters/starters.ts'

export const starterWords: Record<StarterName, { name: string; text: string }> = {
  trend: {
    get name() {
      return t`Trend`
    },
    get text() {
      return t`Long while a quick average is above a slow one, with a stop below.`
    },
  },
  reversion: {
    get name() {
      return t`Mean reversion`
    },
    get text() {
      return t`Buys what fell too far, and sells when it is back at its mean.`
    },
  },
  breakout: {
    get name() {
      return t`Breakout`
    },
    get text() {
      return t`Buys a new high, and moves its exit up behind the price.`
    },
  },
  grid: {
    get name() {
      return t`Grid`
    },
    get text() {
      return t`Buys a lot for each step down, and sells one for each step up.`
    },
  },
  funding: {
    get name() {
      return t`Funding`
    },
    get text() {
      return t`Short while longs pay for their positions, never against a rising market.`
    },
  },
  dca: {
    get name() {
      return t`Regular buying`
    },
    get text() {
      return t`Buys a little at fixed times, takes a gain, and gives up at a stop.`
    },
  },
}
