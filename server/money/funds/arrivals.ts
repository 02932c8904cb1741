// What of a transaction is money for the exchange: USDC sent to its bridge, which is credited to the sender, and USDC burnt
// by CCTP, which is credited to whom the burn names.
import { formatUnits } from 'viem'
import { compare } from '../../../contract/decimal.ts'
import type { Address, DecimalString } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { CctpBurn, ChainTransaction } from '../../venue/port.ts'

const usdcDecimals = 6

export type Mined = Extract<ChainTransaction, { status: 'mined' }>

/** Addresses are lower-case. */
export interface Arrival {
  logIndex: number
  /** Whose USDC it was, as far as the chain tells. */
  from: Address
  /** Whom the exchange credits. */
  account: Address
  amount: DecimalString
  route: 'bridge' | 'cctp'
  /** Kept on the way, at the most. */
  fee: DecimalString
}

type Deps = Pick<Context, 'config'>

/** In the order of their logs. */
export function arrivalsIn({ config }: Deps, mined: Mined): Arrival[] {
  const usdc = config.chain.usdc.toLowerCase()
  const bridge = config.chain.bridge.toLowerCase()
  const overBridge = mined.transfers
    .filter(({ token, to }) => token === usdc && to === bridge)
    .map(({ logIndex, from, value }): Arrival => {
      return { logIndex, from, account: from, amount: inUsdc(value), route: 'bridge', fee: '0' }
    })
  const byCctp = mined.burns.flatMap((burn): Arrival[] => {
    const { logIndex, account, value, maxFee } = burn
    if (account === null || !isForExchange({ config }, burn)) return []
    const from = payerOf({ config }, mined, burn)
    const fee = inUsdc(maxFee)
    return [{ logIndex, from, account, amount: inUsdc(value), route: 'cctp', fee }]
  })
  return [...overBridge, ...byCctp].toSorted((a, b) => a.logIndex - b.logIndex)
}

/** By the contract that really burns, of the token that it really burns, minted by whom forwards it to the exchange. */
function isForExchange({ config: { cctp } }: Deps, burn: CctpBurn): boolean {
  if (cctp === undefined) return false
  return (
    burn.messenger === cctp.messenger.toLowerCase() &&
    burn.token === cctp.usdc.toLowerCase() &&
    burn.domain === cctp.domain &&
    burn.mintRecipient === cctp.forwarder.toLowerCase()
  )
}

/** The extension burns what it took from a wallet in the same transaction. */
function payerOf({ config: { cctp } }: Deps, { transfers }: Mined, burn: CctpBurn): Address {
  if (burn.depositor !== cctp?.extension.toLowerCase()) return burn.depositor
  const taken = transfers.find(
    ({ token, to, logIndex }) =>
      token === burn.token && to === burn.depositor && logIndex < burn.logIndex,
  )
  return taken?.from ?? burn.depositor
}

export function isFor(user: Address): (arrival: Arrival) => boolean {
  const lower = user.toLowerCase()
  return ({ account }) => account === lower
}

/** Less is lost: the bridge keeps it, and Circle mints nothing that does not pay for its forwarding. */
export function isCredited({ route, amount, fee }: Arrival): boolean {
  if (route === 'cctp') return compare(amount, fee) > 0
  return compare(amount, exchangeTerms.minimumDeposit) >= 0
}

function inUsdc(value: bigint): DecimalString {
  return formatUnits(value, usdcDecimals)
}
