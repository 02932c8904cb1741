// The chain that deposits come from.
import type { Address, DecimalString, UnixMs } from '../../../contract/primitives.ts'

export interface Chain {
  /** Throws when the node cannot be reached or serves another chain. */
  blockNumber(): Promise<bigint>
  /** The state of a transaction. Throws ServiceError CHAIN_UNAVAILABLE, which says nothing about it. */
  transaction(hash: `0x${string}`): Promise<ChainTransaction>
  /**
   * Recent USDC payments of the bridge to an address, and mints of Circle to it; oldest first. Throws ServiceError
   * CHAIN_UNAVAILABLE.
   */
  payouts(
    to: Address,
    route: 'bridge' | 'cctp',
  ): Promise<{ txHash: `0x${string}`; amount: DecimalString; at: UnixMs }[]>
  /** What Circle keeps of a deposit. Never throws. */
  depositFee(): Promise<DepositFee>
}

/** USDC. */
export interface DepositFee {
  /** Null: nobody has said. */
  fee: DecimalString | null
  at: UnixMs | null
  /** Said just now. */
  isCurrent: boolean
}

export type ChainTransaction =
  | { status: 'absent' }
  /** Known, but not in a valid block yet. */
  | { status: 'waiting' }
  | { status: 'failed' }
  | {
      status: 'mined'
      block: { number: bigint; hash: `0x${string}`; time: UnixMs }
      /** Including its own block; 0 when the node lags behind. */
      confirmations: number
      transfers: TokenTransfer[]
      burns: CctpBurn[]
    }

/** A burn as reported in a contract's log; the contract may be any. Addresses are lower-case. */
export interface CctpBurn {
  logIndex: number
  /** The contract that wrote the log. */
  messenger: Address
  token: Address
  /** The caller of that contract: a wallet, or a contract that acts for one. */
  depositor: Address
  value: bigint
  maxFee: bigint
  domain: number
  mintRecipient: Address
  /** The exchange account to credit, named in the hook; null: none is named. */
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
