// The control that changes an account's mode, and gives it a past, holdings and ledger rows from elsewhere.
import * as z from 'zod'
import { compare, isZero, negate } from '../../../contract/decimal.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import { jsonAnswer } from '../../http/answer.ts'
import { changeElsewhere, creditElsewhere, elsewhereOf } from '../elsewhere/elsewhere.ts'
import { openAccount } from '../funds/receive.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'

const signed = z.string().regex(/^-?\d{1,12}(\.\d{1,18})?$/)
const balance = z.object({
  coin: z.string(),
  token: z.number(),
  total: signed,
  hold: signed.default('0'),
})
const row = z.looseObject({ time: z.number() })
const day = 86_400_000

const body = z.object({
  address: wireAddress,
  /** The value that `userAbstraction` returns, unchecked. */
  mode: z.string().optional(),
  role: z.record(z.string(), z.unknown()).nullable().optional(),
  balances: z.array(balance).optional(),
  /** Added to the existing rows, in the protocol's shapes. */
  ledger: z.array(row).default([]),
  fills: z.array(row).default([]),
  twapFills: z.array(row).default([]),
  fundings: z.array(row).default([]),
  /** USDC, signed: how all of that changed the account's cash. */
  usdc: signed.default('0'),
  past: z
    .object({
      years: z.number().positive(),
      fills: z.number().default(0),
      fundings: z.number().default(0),
      transfers: z.number().default(0),
    })
    .optional(),
  /** Deletes the ledger, as the real venue does with an account that has reached zero. */
  purge: z.boolean().default(false),
})

export function account({ venue }: { venue: Venue }, given: unknown): HttpAnswer {
  const parsed = body.safeParse(given)
  if (!parsed.success) return jsonAnswer({ error: z.prettifyError(parsed.error) }, 400)
  const { address, past, usdc, purge } = parsed.data
  venue.change(() => {
    openAccount(venue, address)
    if (purge) forget(venue, address)
    const before = elsewhereOf(venue, address)
    const { ledger, fills, twapFills, fundings } = parsed.data
    changeElsewhere(venue, address, {
      mode: parsed.data.mode ?? before.mode,
      role: parsed.data.role === undefined ? before.role : parsed.data.role,
      balances: parsed.data.balances ?? before.balances,
      ledger: [...before.ledger, ...ledger],
      fills: [...before.fills, ...fills],
      twapFills: [...before.twapFills, ...twapFills],
      fundings: [...before.fundings, ...fundings],
      past:
        past === undefined
          ? before.past
          : { ...past, from: venue.at - past.years * 365 * day, until: venue.at - day },
    })
    if (!isZero(usdc)) creditElsewhere(venue, address, usdc)
  })
  return jsonAnswer({ address, ...elsewhereOf(venue, address) })
}

function forget(venue: Venue, user: `0x${string}`) {
  const cash = venue.account(user)?.cash ?? '0'
  if (compare(cash, 0) !== 0) creditElsewhere(venue, user, negate(cash))
  changeElsewhere(venue, user, { ledger: [], fundings: [], past: null, purgedAt: venue.at })
}
