// The routes that only a local exchange has: the faucet, faults, and the truth.
import * as z from 'zod'
import { sign } from '../../../contract/decimal.ts'
import type { LocalChain } from '../../types.ts'
import { RefusedGift } from '../../chain/refused-gift.ts'
import { closeBooks, closeBridgeBooks } from '../funds/books.ts'
import { chargeAhead } from '../funds/funding.ts'
import { giveFromFaucet } from '../funds/receive.ts'
import { jsonAnswer } from '../../http/answer.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import type { WeightMeter } from '../limits/meter.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import { expireAgents, pruneAgents } from './agents.ts'
import { faultMenu, isFaultName } from './faults.ts'
import type { ActiveFault, Faults } from './faults.ts'
import type { House } from './house.ts'
import { truthOf, venueTruth } from './truth.ts'

export interface ControlContext {
  venue: Venue
  faults: Faults
  chain: LocalChain | undefined
  seed: string
  house: House
  meter: WeightMeter
  /** Makes the new price take effect at once. */
  tick: () => void
}

const faucetBody = z.object({
  address: wireAddress,
  usdc: z
    .union([z.string(), z.number().transform(String)])
    .pipe(z.string().regex(/^\d{1,9}(\.\d{1,6})?$/))
    .default('10000'),
  to: z.enum(['chain', 'exchange']).default('exchange'),
})

/** USDC on the exchange (with test ETH on the chain for gas), or in the wallet on the chain. */
export async function faucet({ venue, chain }: ControlContext, body: unknown): Promise<HttpAnswer> {
  const parsed = faucetBody.safeParse(body)
  if (!parsed.success || sign(parsed.data.usdc) === 0) {
    return badRequest(
      'expected {address, usdc?: "10000", to?: "exchange" | "chain"} with an amount above 0 and at most 6 decimals',
    )
  }
  const { address, usdc, to } = parsed.data
  if (chain === undefined && to === 'chain') return badRequest('this localnet has no chain')
  // The chain first: if it fails nothing has been given, and asking again is safe.
  const sent = await chain
    ?.faucet(address, to === 'chain' ? microUsdc(usdc) : 0n)
    .catch((error: unknown) => {
      if (error instanceof RefusedGift) return error
      throw error
    })
  if (sent instanceof RefusedGift) return badRequest(sent.message)
  if (to === 'exchange') giveFromFaucet(venue, address, usdc)
  return jsonAnswer({ address, usdc, to, ...sent })
}

const failBody = z.object({
  user: wireAddress.optional(),
  fault: z.string(),
  times: z.number().int().min(0).max(100_000).default(1),
  /** Only actions of this type fail: `withdraw3`, `usdSend`, `order` … */
  action: z.string().optional(),
  text: z.string().max(500).optional(),
})

export function fail(context: ControlContext, body: unknown): HttpAnswer {
  const parsed = failBody.safeParse(body)
  if (!parsed.success)
    return badRequest('expected {user?, fault, times?, action?, text?}', { menu: faultMenu })
  const { user, fault, times, action, text } = parsed.data
  if (!isFaultName(fault)) return badRequest(`unknown fault ${fault}`, { menu: faultMenu })
  start(context, { fault, user, action, left: times, text })
  const does = faultMenu[fault]
  return jsonAnswer({ fault, user: user ?? null, times, action: action ?? null, does })
}

function start({ venue, faults }: ControlContext, wanted: ActiveFault) {
  if (wanted.fault === 'F16') faults.startOutage(wanted.left)
  else if (wanted.fault === 'W1') faults.cutSockets(wanted.left)
  else if (wanted.fault === 'F21') expireAgents(venue, wanted.user)
  else if (wanted.fault === 'F25') pruneAgents(venue, wanted.user)
  else faults.set(wanted)
}

const fundingBody = z.object({ hours: z.number().int().min(1).max(720).default(1) })

/** Charges the funding of the coming hours now instead of at their ends. */
export function funding({ venue, tick }: ControlContext, body: unknown): HttpAnswer {
  const parsed = fundingBody.safeParse(body)
  if (!parsed.success) return badRequest('expected {hours?: 1} with hours from 1 to 720')
  const fundedUntil = chargeAhead(venue, parsed.data.hours)
  tick()
  return jsonAnswer({ hours: parsed.data.hours, fundedUntil })
}

/** Whether every cent is accounted for, on the exchange and at the bridge. */
export async function books({ venue, chain }: ControlContext): Promise<HttpAnswer> {
  const bridge = chain === undefined ? null : await closeBridgeBooks(venue, chain)
  return jsonAnswer({ ...venue.read(() => closeBooks(venue)), bridge })
}

export function truth({ venue }: ControlContext, query: URLSearchParams): HttpAnswer {
  const user = query.get('user')
  if (user === null) return jsonAnswer(venue.read(() => venueTruth(venue)))
  const parsed = wireAddress.safeParse(user)
  return parsed.success
    ? jsonAnswer(venue.read(() => truthOf(venue, parsed.data)))
    : badRequest('user must be an address')
}

export function health({ venue, seed }: ControlContext): HttpAnswer {
  const coins = venue.market.assets.map(({ name }) => name)
  return jsonAnswer({ status: 'ok', now: venue.at, coins, seed })
}

export function listFaults({ faults }: ControlContext): HttpAnswer {
  return jsonAnswer({ menu: faultMenu, active: faults.list() })
}

export function badRequest(error: string, more: object = {}): HttpAnswer {
  return jsonAnswer({ error, ...more }, 400)
}

function microUsdc(usdc: string): bigint {
  const [whole = '0', fraction = ''] = usdc.split('.')
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
}
