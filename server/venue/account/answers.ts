// The parts of the exchange's answers about an account's money that we use.
import * as z from 'zod'
import { isPlainDecimal, plainDecimal } from '../exchange/wire-decimal.ts'

const decimal = z.string().refine(isPlainDecimal, 'must be a decimal').transform(plainDecimal)

/** The amounts are meaningful only for accounts with a separate perpetuals balance; there they must be present. */
export const ClearinghouseState = z.object({
  marginSummary: z
    .object({ accountValue: decimal.nullish(), totalMarginUsed: decimal.nullish() })
    .nullish(),
  withdrawable: decimal.nullish(),
  time: z.number().nullish(),
  assetPositions: z
    .array(
      z.object({
        position: z.object({
          coin: z.string(),
          szi: decimal,
          // Of no size it has neither.
          entryPx: decimal.nullish(),
          unrealizedPnl: decimal.nullish(),
          liquidationPx: decimal.nullish(),
          marginUsed: decimal.nullish(),
          leverage: z.object({ value: z.number().nullish(), type: z.string().nullish() }).nullish(),
        }),
      }),
    )
    .nullish()
    .transform((positions) => positions ?? []),
})

export const SpotState = z.object({
  balances: z
    .array(
      z.object({
        coin: z.string(),
        token: z.number().nullish(),
        total: decimal.nullish(),
        hold: decimal.nullish(),
        spotHold: decimal.nullish(),
      }),
    )
    .nullish()
    .transform((balances) => balances ?? []),
})

export const Abstraction = z
  .string()
  .nullish()
  .transform((name) => name ?? 'default')
