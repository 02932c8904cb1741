// The deposits in a transaction: USDC sent to the exchange's bridge, which credits the sender, and USDC burnt by
// CCTP, which credits the recipient named in the burn.
import { formatUnits } from 'viem'
import { compare } from '../../../contract/decimal.ts'
import type { Address, DecimalString } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { CctpBurn, ChainTransaction } from '../../venue/port.ts'

const usdcDecimals = 6

export type Mined = Extract<ChainTransaction, { status: 'mined' }>

/** All addresses are lower-case. */
export interface Arrival {
  logIndex: number
  /** Who paid, as far as the chain shows. */
  from: Address
  /** The account that the exchange credits. */
  account: Address
  amount: DecimalString
  route: 'bridge' | 'cctp'
  /** USDC. The most that is deducted on the way. */
  fee: DecimalString
}

type Deps = Pick<Context, 'config'>

/** The deposits in the order of their logs. */
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

/**
 * Whether the burn was made by the real CCTP contract, of real USDC, and will be minted by the contract that
 * forwards it to the exchange.
 */
function isForExchange({ config: { cctp } }: Deps, burn: CctpBurn): boolean {
  if (cctp === undefined) return false
  return (
    burn.messenger === cctp.messenger.toLowerCase() &&
    burn.token === cctp.usdc.toLowerCase() &&
    burn.domain === cctp.domain &&
    burn.mintRecipient === cctp.forwarder.toLowerCase()
  )
}

/** When the extension contract has burnt the USDC, it took them from a wallet in the same transaction. */
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

/** Smaller amounts are lost: the bridge keeps them, and Circle mints nothing that does not cover its forwarding fee. */
export function isCredited({ route, amount, fee }: Arrival): boolean {
  if (route === 'cctp') return compare(amount, fee) > 0
  return compare(amount, exchangeTerms.minimumDeposit) >= 0
}

function inUsdc(value: bigint): DecimalString {
  return formatUnits(value, usdcDecimals)
}
