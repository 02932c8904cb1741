// Common schemas of the desk's endpoints: snake_case under /api/v1, amounts as decimal strings, times as ISO text.
import * as z from 'zod/mini'
import { exactOf } from '../decimal.ts'

export const desk = { auth: 'viewer', wireCase: 'snake_case' } as const

/** UTC, e.g. "2026-04-01T00:00:00.000Z". */
export const IsoTime = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))

/**
 * A price or a size as programs write it: "50000.00" or a JSON number, at least 0, at most 12 digits and 8 decimals.
 * Parsed to a decimal string. Exponents and signs are refused.
 */
export const Amount = amountLike(/^(0|[1-9]\d{0,11})(\.\d{1,8})?$/)

/** The same, below 0 as well. */
export const SignedAmount = amountLike(/^-?(0|[1-9]\d{0,11})(\.\d{1,8})?$/)

/** Percent of a trade to close. */
export const Share = z.number().check(z.gte(0.000001), z.lte(100))

/** A number's digits, without the exponent that JavaScript writes small ones with. */
export function digitsOf(value: number | string): string {
  return typeof value === 'number' ? (exactOf(value) ?? String(value)) : value
}

function amountLike(pattern: RegExp) {
  return z.pipe(
    z.union([z.number(), z.string()]),
    z.pipe(
      z.transform((value: number | string) => digitsOf(value)),
      z.string().check(
        z.regex(pattern, {
          error: 'must be a plain number with at most 8 decimals',
          abort: true,
        }),
      ),
    ),
  )
}
