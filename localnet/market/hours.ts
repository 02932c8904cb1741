// The hourly skeleton of an asset: log price at each hour's open and the volatility within it. Everything finer is
// drawn between these points, so that an hour of any year costs the same.
import type { ProcessAsset } from './assets.ts'
import { streamKey } from './draws.ts'
import { walkFactor } from './factor.ts'
import type { FactorHour } from './factor.ts'
import { GENESIS, HOUR } from './time.ts'

const WEEK_HOURS = 7 * 24
/** Makes the measured daily deviation equal `dailyVolatility`: regimes, tails and clusters all increase it. */
const CALIBRATION = 0.8
/** Hours after which half of a small deviation from the base price is gone; large ones shrink faster. */
const REVERSION_HALF_LIFE = 400 * 24
const REVERSION = Math.LN2 / REVERSION_HALF_LIFE
/** Log distance from the base price at which the pull back has tripled. */
const FAR = 0.5

export interface HourSkeleton {
  /** Natural log of the price at the open of an hour counted from the genesis. */
  logOpen(hour: number): number
  /** Standard deviation of the log return over the hour. */
  volatility(hour: number): number
}

export function createHourSkeleton(seed: string, asset: ProcessAsset): HourSkeleton {
  const nextMarket = walkFactor(streamKey(seed, 'market', 'hours'))
  const nextOwn = walkFactor(streamKey(seed, asset.name, 'hours'))
  const base = Math.log(asset.basePrice)
  const hourly = (asset.dailyVolatility * CALIBRATION) / Math.sqrt(24)
  const ownWeight = Math.sqrt(1 - asset.marketWeight ** 2)

  let logOpens = new Float64Array(1)
  let volatilities = new Float64Array(1)
  logOpens[0] = base
  /** Number of hours with known volatility; one more open is known. */
  let known = 0

  function extend(hours: number): void {
    if (hours + 1 >= logOpens.length) {
      const length = Math.ceil((hours + 2) * 1.05)
      logOpens = grown(logOpens, length)
      volatilities = grown(volatilities, length)
    }
    let log = logOpens[known] ?? base
    for (; known < hours; known += 1) {
      const market = nextMarket()
      const own = nextOwn()
      const volatility = hourly * season(known) * blend(market, own)
      const away = log - base
      log +=
        volatility * (asset.marketWeight * market.value + ownWeight * own.value) -
        REVERSION * away * (1 + 2 * (away / FAR) ** 2)
      volatilities[known] = volatility
      logOpens[known + 1] = log
    }
  }

  return {
    logOpen(hour) {
      if (hour > known) extend(hour)
      return logOpens[hour] ?? base
    },
    volatility(hour) {
      if (hour >= known) extend(hour + 1)
      return volatilities[hour] ?? hourly
    },
  }
}

/** The hours of another asset, with a delay, another scale, and around another base price. */
export function followHours(
  leader: HourSkeleton,
  { basePrice }: Pick<ProcessAsset, 'basePrice'>,
  { leader: { basePrice: leaderPrice }, lagHours, scale }: Follower,
): HourSkeleton {
  const [base, leaderBase] = [Math.log(basePrice), Math.log(leaderPrice)]
  const then = (hour: number) => Math.max(0, hour - lagHours)
  return {
    logOpen: (hour) => base + scale * (leader.logOpen(then(hour)) - leaderBase),
    volatility: (hour) => scale * leader.volatility(then(hour)),
  }
}

interface Follower {
  leader: Pick<ProcessAsset, 'basePrice'>
  lagHours: number
  scale: number
}

function blend(market: FactorHour, own: FactorHour): number {
  return market.volatility ** 0.75 * own.volatility ** 0.35
}

/** More active during European and American daytime, quiet at weekends. */
const seasons = Float64Array.from({ length: WEEK_HOURS }, (_, hour) => {
  const date = new Date(GENESIS + hour * HOUR)
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
  return (1 + 0.25 * Math.cos(((date.getUTCHours() - 15) / 12) * Math.PI)) * (weekend ? 0.78 : 1.06)
})

function season(hour: number): number {
  return seasons[hour % WEEK_HOURS] ?? 1
}

function grown(from: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(length)
  to.set(from)
  return to
}
