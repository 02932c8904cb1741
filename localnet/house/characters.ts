// The house traders: which sessions they start, in which markets, and how long they wait in between. Both their past
// and their live trading follow from this.
import { createHash } from 'node:crypto'
import { privateKeyToAccount } from 'viem/accounts'
import type { PrivateKeyAccount } from 'viem/accounts'

const minute = 60_000
const hour = 60 * minute

export interface QuickTerms {
  kind: 'quick'
  /** USDC. */
  budget: number
  /** Percent of the budget, unsigned. */
  profitTarget: number
  lossThreshold: number
  maxPositions: number
}

export interface AdvanceTerms {
  kind: 'advance'
  /** USDC. */
  budget: number
  executionStrategy: 'Conservative' | 'Aggressive' | 'Degen'
  strategyDuration: '1D' | '3D' | '7D' | '30D'
}

export interface Character {
  /** Their displayed name; also the source of their key, so that it must never change. */
  label: string
  terms: QuickTerms | AdvanceTerms
  markets: readonly string[]
  /** Milliseconds between two sessions. */
  pauseMs: { shortest: number; longest: number }
}

const [btc, eth, sol, xrp, doge, avax] = ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'AVAX'] as const

export const characters: readonly Character[] = [
  advance('Patient Pearl', 'Conservative', '7D', 2_000, [btc], [6 * hour, 36 * hour]),
  advance('Steady Stan', 'Conservative', '3D', 1_500, [eth], [2 * hour, 12 * hour]),
  advance('Careful Cora', 'Conservative', '1D', 800, [xrp, btc], [hour, 8 * hour]),
  advance('Trend Theo', 'Aggressive', '3D', 1_000, [sol], [hour, 6 * hour]),
  advance('Swinging Suki', 'Aggressive', '7D', 1_200, [eth, avax], [4 * hour, 20 * hour]),
  advance('Restless Rae', 'Aggressive', '1D', 600, [btc, eth, sol], [10 * minute, hour]),
  advance('Degen Dax', 'Degen', '1D', 500, [doge], [20 * minute, 4 * hour]),
  advance('Lucky Lou', 'Degen', '3D', 400, [avax, doge], [hour, 10 * hour]),
  quick('Moonshot Milo', [250, 60, 30, 1], [sol], [2 * hour, 20 * hour]),
  quick('Scalping Sam', [700, 6, 4, 3], [btc], [15 * minute, 5 * hour]),
  quick('Stubborn Sue', [500, 8, 35, 2], [sol], [hour, 9 * hour]),
  quick('Coinflip Cleo', [300, 20, 20, 2], [sol, btc], [30 * minute, 10 * hour]),
]

function advance(
  label: string,
  executionStrategy: AdvanceTerms['executionStrategy'],
  strategyDuration: AdvanceTerms['strategyDuration'],
  budget: number,
  markets: readonly string[],
  [shortest, longest]: [number, number],
): Character {
  const terms = { kind: 'advance' as const, budget, executionStrategy, strategyDuration }
  return { label, terms, markets, pauseMs: { shortest, longest } }
}

function quick(
  label: string,
  [budget, profitTarget, lossThreshold, maxPositions]: [number, number, number, number],
  markets: readonly string[],
  [shortest, longest]: [number, number],
): Character {
  const terms = { kind: 'quick' as const, budget, profitTarget, lossThreshold, maxPositions }
  return { label, terms, markets, pauseMs: { shortest, longest } }
}

export interface LastSession {
  id: string
  /** Epoch ms. */
  endedAt: number
}

/**
 * Market and time of the next session, computed from the character and the session before it, so that nothing has to
 * be stored.
 */
export function nextStart(
  { label, markets, pauseMs }: Character,
  { id, endedAt }: LastSession,
): { symbol: string; at: number } {
  const { shortest, longest } = pauseMs
  const which = Math.floor(fraction(label, 'market', id) * markets.length)
  return {
    symbol: markets[which] ?? btc,
    at: endedAt + Math.round(shortest + fraction(label, 'pause', id) * (longest - shortest)),
  }
}

/** A key that everybody who knows the seed can compute: worth nothing except on a localnet. */
export function walletOf(seed: string, { label }: Character): PrivateKeyAccount {
  return privateKeyToAccount(`0x${digest('house trader', seed, label)}`)
}

/** 32 hex digits. */
export function idOf(...parts: (string | number)[]): string {
  return digest(...parts).slice(0, 32)
}

/** A number 0 ≤ x < 1, the same for the same words. */
export function fraction(...parts: (string | number)[]): number {
  return Number.parseInt(digest(...parts).slice(0, 12), 16) / 2 ** 48
}

function digest(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}
