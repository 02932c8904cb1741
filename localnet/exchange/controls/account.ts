// The control that makes an account another kind, and gives it a past, holdings and rows of what it did elsewhere.
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
  /** As `userAbstraction` shall tell it, whatever it is. */
  mode: z.string().optional(),
  role: z.record(z.string(), z.unknown()).nullable().optional(),
  balances: z.array(balance).optional(),
  /** Added to those that are there, in the shapes of the protocol. */
  ledger: z.array(row).default([]),
  fills: z.array(row).default([]),
  twapFills: z.array(row).default([]),
  fundings: z.array(row).default([]),
  /** What all of that did to the account's cash. */
  usdc: signed.default('0'),
  past: z
    .object({
      years: z.number().positive(),
      fills: z.number().default(0),
      fundings: z.number().default(0),
      transfers: z.number().default(0),
    })
    .optional(),
  /** As the venue does with an account that has reached zero: its ledger goes with it. */
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
