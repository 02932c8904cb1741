// Three ideas that everything else is built on: money is a decimal string until it is drawn, time is epoch
// milliseconds, and ids are opaque. Schemas use zod/mini because the dashboard contains them, too.
import * as z from 'zod/mini'

// zod's compiled parsers need `new Function`, which the dashboard's content security policy forbids.
z.config({ jitless: true })

/** A signed decimal in plain notation, e.g. "-12.5". Never exponent form, never a JSON number. */
export const DecimalString = z
  .string()
  .check(z.regex(/^-?(0|[1-9]\d*)(\.\d+)?$/, 'must be a plain decimal'))
export type DecimalString = z.infer<typeof DecimalString>

/** Epoch milliseconds, UTC. */
export const UnixMs = z.int().check(z.nonnegative())
export type UnixMs = z.infer<typeof UnixMs>

/** An EVM address as accepted from a client: the server verifies the checksum. */
export const Address = z
  .string()
  .check(z.regex(/^0x[0-9a-fA-F]{40}$/, 'must be a 0x address of 40 hex digits'))
export type Address = `0x${string}`

export const Hex = z.string().check(z.regex(/^0x[0-9a-fA-F]*$/, 'must be 0x hex'))
export type Hex = `0x${string}`

/** Opaque to clients. */
const Id = z
  .string()
  .check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9_-]+$/, 'must be an id'))
export const SessionId = Id
export const TradeId = Id
export const PositionId = Id
export const UserId = Id
export const SignInId = Id
export type SessionId = string
/** The id of a mandate, and also of its holder: a session has the id of its mandate. */
export type MandateId = string
export type TradeId = string
export type PositionId = string
export type UserId = string

export const Side = z.enum(['long', 'short'])
export type Side = z.infer<typeof Side>

const moneyPattern = /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/

/**
 * USDC typed by a person: a JSON number or a decimal string, at least 0, at most 6 decimals and 12 digits. Parsed to
 * a decimal string. Exponents, signs, blanks and full-width digits are refused.
 */
export const MoneyInput = z.pipe(
  z.union([z.number(), z.string()]),
  z.pipe(
    z.transform((value: number | string) => String(value)),
    z.string().check(
      z.regex(moneyPattern, {
        error: 'must be a plain amount with at most 6 decimals',
        abort: true,
      }),
    ),
  ),
)
export type MoneyInput = z.infer<typeof MoneyInput>

/** A positive whole number in a query string, within bounds, with a default. */
export function queryInt(minimum: number, maximum: number, fallback: number) {
  return z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,15}$/, 'must be a whole number')),
      z.pipe(
        z.transform((value: string) => Number(value)),
        z.int().check(z.minimum(minimum), z.maximum(maximum)),
      ),
    ),
    fallback,
  )
}

/** Epoch milliseconds in a query string. */
export const QueryMs = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/, 'must be epoch milliseconds')),
  z.transform((value: string) => Number(value)),
)

/** `?limit=` and `?cursor=` of every list. */
export const page = {
  limit: queryInt(1, 200, 50),
  cursor: z.optional(z.string().check(z.maxLength(200))),
}
