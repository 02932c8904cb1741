// The schema of orders in requests. A request that does not match is answered with HTTP 422, as on the exchange.
import * as z from 'zod'

const unsigned = z.string().regex(/^\d{1,20}(\.\d{1,20})?$/)
/** Trailing zeros are removed, as the exchange does before it uses a number. */
export const wireDecimal = unsigned.transform((text) =>
  (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^0+(?=\d)/, ''),
)
export const wireInteger = z.number().int().nonnegative()
export const wireAddress = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text): `0x${string}` => `0x${text.slice(2).toLowerCase()}`)
/** An amount of USDC as a person writes it; more decimals or another notation are refused. */
export const wireUsdc = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,6})?$/)
export const wireCloid = z
  .string()
  .regex(/^0x[0-9a-fA-F]{32}$/)
  .transform((text): `0x${string}` => `0x${text.slice(2).toLowerCase()}`)

export const orderRequest = z.object({
  a: wireInteger,
  b: z.boolean(),
  p: wireDecimal,
  s: wireDecimal,
  r: z.boolean(),
  t: z.union([
    z.object({ limit: z.object({ tif: z.enum(['Gtc', 'Ioc', 'Alo', 'FrontendMarket']) }) }),
    z.object({
      trigger: z.object({
        isMarket: z.boolean(),
        triggerPx: wireDecimal,
        tpsl: z.enum(['tp', 'sl']),
      }),
    }),
  ]),
  c: wireCloid.nullish().transform((cloid) => cloid ?? undefined),
})
export type OrderRequest = z.infer<typeof orderRequest>
