// The parts of the exchange's answers about money that we use. The SDK hands them over unchecked.
import * as z from 'zod'
import { isPlainDecimal, plainDecimal } from '../wire-decimal.ts'

const decimal = z.string().refine(isPlainDecimal, 'must be a decimal').transform(plainDecimal)
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text): `0x${string}` => `0x${text.slice(2).toLowerCase()}`)
const ms = z.int().nonnegative()
const usdc = { usdc: decimal }
const parties = { user: address, destination: address }
const nonce = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,20}$/)
      .transform(Number),
  ])
  .nullish()
const fee = decimal.nullish().transform((text) => text ?? '0')
const moved = { token: z.string(), amount: decimal, fee, feeToken: z.string().nullish(), nonce }

/** The deltas that change the USDC of the perpetuals account; others are read as `unknown` with their name. */
export const LedgerDelta = z.discriminatedUnion('type', [
  /** `source`: the local exchange marks test money with it. */
  z.object({ type: z.literal('deposit'), ...usdc, source: z.string().nullish() }),
  z.object({ type: z.literal('withdraw'), ...usdc, nonce, fee }),
  z.object({
    type: z.literal('internalTransfer'),
    ...usdc,
    ...parties,
    fee,
    nonce,
  }),
  z.object({ type: z.literal('accountClassTransfer'), ...usdc, toPerp: z.boolean() }),
  z.object({ type: z.literal('subAccountTransfer'), ...usdc, ...parties }),
  z.object({
    type: z.literal('send'),
    ...parties,
    sourceDex: z.string(),
    destinationDex: z.string(),
    ...moved,
  }),
  z.object({ type: z.literal('spotTransfer'), ...parties, ...moved }),
  z.object({ type: z.literal('rewardsClaim'), amount: decimal, token: z.string().nullish() }),
  z.object({ type: z.literal('vaultCreate'), ...usdc, vault: address, fee: decimal }),
  z.object({ type: z.literal('vaultDeposit'), ...usdc, vault: address }),
  z.object({ type: z.literal('vaultDistribution'), ...usdc, vault: address }),
  z.object({ type: z.literal('vaultLeaderCommission'), ...usdc }),
  z.object({ type: z.literal('vaultWithdraw'), vault: address, netWithdrawnUsd: decimal }),
])
export type LedgerDelta = z.output<typeof LedgerDelta>

/** A row that does not say what it is. */
const unnamed = 'unnamed'

export const LedgerUpdates = z.array(
  z.object({
    time: ms,
    hash: z
      .string()
      .nullish()
      .transform((hash) => hash ?? ''),
    delta: z.looseObject({ type: z.string().catch(unnamed) }).catch({ type: unnamed }),
  }),
)
export type LedgerUpdate = z.output<typeof LedgerUpdates>[number]

export const FundingUpdates = z.array(
  z.object({
    time: ms,
    // The size says who bears it, no more.
    delta: z.object({ coin: z.string(), usdc: decimal, szi: decimal.catch('0') }),
  }),
)

const history = z
  .array(z.tuple([ms, decimal]).nullable().catch(null))
  .nullish()
  .transform((samples) => (samples ?? []).filter((sample) => sample !== null))
export const Portfolio = z.array(
  z.tuple([z.string(), z.object({ accountValueHistory: history, pnlHistory: history })]),
)

export const UserRole = z.object({ role: z.string() })

export const PostAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok') }),
  z.object({ status: z.literal('err'), response: z.string() }),
])
