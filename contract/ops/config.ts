import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Address, DecimalString } from '../primitives.ts'

export const Network = z.enum(['localnet', 'testnet', 'mainnet'])
export type Network = z.infer<typeof Network>

/**
 * USDC by Circle's CCTP: burnt on the chain with one signature and one transaction, minted on the exchange.
 * https://developers.circle.com/cctp/references/hypercore-contract-addresses
 */
export const CctpRoute = z.object({
  /** CctpExtension and TokenMessengerV2, on the chain that deposits come from. */
  extension: Address,
  messenger: Address,
  /** Mints for the exchange: the recipient and caller of every burn. */
  forwarder: Address,
  /** Circle's domain numbers of the exchange's side and of the chain. */
  domain: z.int(),
  chainDomain: z.int(),
  /** The USDC that Circle burns, with the name in its signatures. */
  usdc: Address,
  usdcName: z.string(),
  usdcVersion: z.string(),
  /** USDC: the most that is deducted from a deposit, and from a withdrawal. */
  depositFee: DecimalString,
  withdrawFee: DecimalString,
  /** USDC that must remain after a withdrawal. */
  withdrawReserve: DecimalString,
  minimumDeposit: DecimalString,
})
export type CctpRoute = z.infer<typeof CctpRoute>

export const Config = z.object({
  network: Network,
  /** True when no real money is involved. */
  simulated: z.boolean(),
  chain: z.object({
    id: z.int(),
    name: z.string(),
    rpcUrl: z.string(),
    usdc: Address,
    bridge: Address,
    /** Blocks, a transaction's own included, after which a deposit counts as confirmed. */
    confirmations: z.int(),
  }),
  /**
   * The older way of USDC to the exchange: a plain transfer to `chain.bridge`. `legacy`: it still works, but the
   * exchange recommends another route that this server does not offer. `off`: do not send anything to the bridge.
   */
  deposits: z.object({ route: z.literal('bridge'), status: z.enum(['current', 'legacy', 'off']) }),
  /** The preferred way of USDC to the exchange; absent: only the bridge. */
  cctp: z.optional(CctpRoute),
  exchange: z.object({ url: z.string(), wsUrl: z.string() }),
  /** The origin that the operator has set for this server; null: not set. */
  publicUrl: z.nullable(z.string()),
  /** Signing in by cookie; `secure`: browsers send the cookies over TLS only. Absent: this server sets no cookies. */
  cookies: z.optional(z.object({ secure: z.boolean() })),
  /** The local exchange's control endpoints (faucet, shock, fail, truth); null on real networks. */
  localnet: z.nullable(z.object({ url: z.string() })),
  /** USDC. */
  minimums: z.object({ budget: DecimalString, deposit: DecimalString, order: DecimalString }),
  /** `withdraw` in USDC; the others are fractions of notional. */
  fees: z.object({
    withdraw: DecimalString,
    taker: DecimalString,
    maker: DecimalString,
    builder: DecimalString,
  }),
})
export type Config = z.infer<typeof Config>

export const getConfig = defineEndpoint({
  id: 'config.get',
  method: 'GET',
  path: '/config',
  auth: 'public',
  summary: 'The world this server lives in',
  output: Config,
  errors: [],
})
