// Spot data without spot trading: the tokens that accounts may hold and pay fees in, and their prices.
import type {
  SpotMetaAndAssetCtxsResponse,
  SpotMetaResponse,
  TokenDetailsResponse,
} from '@nktkas/hyperliquid'
import * as z from 'zod'
import type { HexAddress } from '../../types.ts'
import { hashOf } from '../trading/fills.ts'
import { defineInfo } from './request.ts'
import { wire } from './wire.ts'

/** Ordered by token index. Prices are in USDC. */
const listed = [
  { index: 0, name: 'USDC', szDecimals: 8, weiDecimals: 8, price: '1', pair: null },
  { index: 1, name: 'PURR', szDecimals: 0, weiDecimals: 5, price: '0.125', pair: 0 },
  { index: 150, name: 'HYPE', szDecimals: 2, weiDecimals: 8, price: '25', pair: 107 },
  { index: 360, name: 'USDH', szDecimals: 2, weiDecimals: 8, price: '0.999', pair: 230 },
] as const

export const spotMeta = defineInfo(z.object({}), () => meta())

export const spotMetaAndAssetCtxs = defineInfo(z.object({}), (): SpotMetaAndAssetCtxsResponse => [
  meta(),
  traded().map(({ name, price }) => ({
    prevDayPx: wire(price),
    dayNtlVlm: '0.0',
    markPx: wire(price),
    midPx: wire(price),
    circulatingSupply: '1000000.0',
    coin: name,
    totalSupply: '1000000.0',
    dayBaseVlm: '0.0',
  })),
])

export const tokenDetails = defineInfo(
  z.object({ tokenId: z.string() }),
  (_venue, { tokenId }): TokenDetailsResponse | null => {
    const token = listed.find(({ index }) => idOf(index) === tokenId.toLowerCase())
    if (token === undefined) return null
    return {
      name: token.name,
      maxSupply: '1000000.0',
      totalSupply: '1000000.0',
      circulatingSupply: '1000000.0',
      szDecimals: token.szDecimals,
      weiDecimals: token.weiDecimals,
      midPx: wire(token.price),
      markPx: wire(token.price),
      prevDayPx: wire(token.price),
      genesis: null,
      deployer: null,
      deployGas: null,
      deployTime: null,
      seededUsdc: '0.0',
      nonCirculatingUserBalances: [],
      futureEmissions: '0.0',
    }
  },
)

function meta(): SpotMetaResponse {
  return {
    universe: traded().map(({ name, pair, index }) => ({
      tokens: [index, 0],
      name,
      index: pair,
      isCanonical: pair === 0,
    })),
    tokens: listed.map(({ index, name, szDecimals, weiDecimals }) => ({
      name,
      szDecimals,
      weiDecimals,
      index,
      tokenId: idOf(index),
      isCanonical: index < 2,
      evmContract: null,
      fullName: null,
      deployerTradingFeeShare: '0.0',
    })),
  }
}

/** The exchange names pairs by their number, except for the first one. */
function traded() {
  return listed.flatMap(({ pair, name, index, price }) =>
    pair === null ? [] : [{ pair, index, price, name: pair === 0 ? `${name}/USDC` : `@${pair}` }],
  )
}

type Token = (typeof listed)[number]

/** As clients name it: with its id behind it, which each list of tokens has of its own, or without. */
export function tokenNamed(text: string): Token | undefined {
  return listed.find(({ name }) => name === text.split(':')[0])
}

/** USDC for one. */
export function priceOf({ price }: Token): string {
  return price
}

function idOf(index: number): HexAddress {
  return `0x${hashOf('token', index).slice(2, 34)}`
}
