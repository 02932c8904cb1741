// The chain that deposits come from.
import type { Address, DecimalString, UnixMs } from '../../../contract/primitives.ts'

export interface Chain {
  /** Throws when the node cannot be reached or serves another chain. */
  blockNumber(): Promise<bigint>
  /** What became of a transaction. Throws ServiceError CHAIN_UNAVAILABLE, which says nothing about it. */
  transaction(hash: `0x${string}`): Promise<ChainTransaction>
  /**
   * USDC that the bridge lately paid to an address, or that Circle minted to it; oldest first. Throws ServiceError
   * CHAIN_UNAVAILABLE.
   */
  payouts(
    to: Address,
    route: 'bridge' | 'cctp',
  ): Promise<{ txHash: `0x${string}`; amount: DecimalString; at: UnixMs }[]>
}

export type ChainTransaction =
  | { status: 'absent' }
  /** Known, but in no block that counts. */
  | { status: 'waiting' }
  | { status: 'failed' }
  | {
      status: 'mined'
      block: { number: bigint; hash: `0x${string}`; time: UnixMs }
      /** Its own block included; 0 when the node lags behind. */
      confirmations: number
      transfers: TokenTransfer[]
      burns: CctpBurn[]
    }

/** What some contract says that it burnt by CCTP. Addresses are lower-case. */
export interface CctpBurn {
  logIndex: number
  /** The contract that says so. */
  messenger: Address
  token: Address
  /** Whoever called that contract: a wallet, or a contract that acts for one. */
  depositor: Address
  value: bigint
  maxFee: bigint
  domain: number
  mintRecipient: Address
  /** Whom the exchange is to credit, by the hook; null: it names nobody. */
  account: Address | null
}

/** An ERC-20 `Transfer` of any token. Addresses are lower-case. */
export interface TokenTransfer {
  logIndex: number
  token: Address
  from: Address
  to: Address
  /** In the token's smallest unit. */
  value: bigint
}
