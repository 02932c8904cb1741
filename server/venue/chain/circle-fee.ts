// What Circle keeps of a deposit now: its own service says so. Who cannot be asked now has said something before, or the
// most that a wallet permits stands.
// https://developers.circle.com/api-reference/cctp/all/get-burn-usdc-fees
import * as z from 'zod'
import { compare, divide, maximum } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { DepositFee } from '../ports/chain.ts'
import { isPlainDecimal, plainDecimal } from '../exchange/wire-decimal.ts'

const freshMs = 60_000
/** After a failure it is not asked again at once. */
const failedMs = 15_000
const timeoutMs = 3_000
const microUsdc = 1_000_000
/** USDC. No deposit costs that much: it is another unit, or nonsense. */
const absurd = '10'

/** In millionths of USDC. Its names are Circle's: what a mint costs may be told in steps of hurry. */
const Amount = z.union([z.number(), z.string()]).transform(String)
const Fees = z.array(
  z.looseObject({ forwardFee: z.union([Amount, z.record(z.string(), Amount)]).nullish() }),
)

export interface CircleFeeConfig {
  /** Of the service, without a path. */
  url: string
  /** Circle's numbers. */
  chainDomain: number
  domain: number
}

export function circleFee(
  { url, chainDomain, domain }: CircleFeeConfig,
  clock: Clock,
  log: Logger,
) {
  let known: { fee: DecimalString; at: UnixMs } | undefined
  let failedAt = -Infinity
  let asking: Promise<void> | undefined

  async function ask(): Promise<void> {
    try {
      const path = `/v2/burn/USDC/fees/${chainDomain}/${domain}?forward=true`
      const response = await fetch(url + path, {
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!response.ok) throw new Error(`status ${response.status}`)
      known = { fee: feeIn(Fees.parse(await response.json())), at: clock() }
    } catch (error) {
      failedAt = clock()
      log.warn({ error: String(error).slice(0, 200) }, 'Circle’s fee could not be asked')
    }
  }

  return {
    /** Never throws. */
    async read(): Promise<DepositFee> {
      const isFresh = known !== undefined && clock() - known.at < freshMs
      if (!isFresh && clock() - failedAt >= failedMs) {
        asking ??= ask().finally(() => {
          asking = undefined
        })
        await asking
      }
      return {
        fee: known?.fee ?? null,
        at: known?.at ?? null,
        isCurrent: known !== undefined && clock() - known.at < freshMs,
      }
    },
  }
}

/** The most of those that are named. */
function feeIn(told: z.output<typeof Fees>): DecimalString {
  const amounts = told.flatMap(({ forwardFee }) => {
    if (forwardFee === null || forwardFee === undefined) return []
    return typeof forwardFee === 'string' ? [forwardFee] : Object.values(forwardFee)
  })
  const fees = amounts.map((text) => {
    if (!isPlainDecimal(text)) throw new Error(`“${text.slice(0, 40)}” is no amount`)
    return divide(plainDecimal(text), microUsdc)
  })
  const [first, ...others] = fees
  if (first === undefined) throw new Error('no fee for forwarding is named')
  const fee = others.reduce((most, each) => maximum(most, each), first)
  if (compare(fee, 0) < 0 || compare(fee, absurd) >= 0) throw new Error(`${fee} USDC is no fee`)
  return fee
}
