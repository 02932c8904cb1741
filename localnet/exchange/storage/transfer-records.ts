// Stored records of money that moves between accounts, the chain and the exchange (see records.ts).
import type { HexAddress } from '../../types.ts'
import type { Amount } from './amount.ts'

/** Money from outside, or from the exchange itself to cover a shortfall. */
export interface Transfer {
  id: string
  user: HexAddress
  kind: 'deposit' | 'faucet' | 'genesis' | 'shortfall' | 'elsewhere'
  usdc: Amount
  time: number
  hash: HexAddress
  /** False for a deposit below the minimum, which is lost, and for one that the chain has dropped. */
  credited: boolean
  /** The block of a deposit; `chain` is that chain's `genesis`. */
  block?: { chain: HexAddress; number: number; hash: HexAddress }
  /** The chain does not contain it any more. */
  dropped?: boolean
  /** A CCTP deposit. `burnt`: what left the wallet; `usdc` is what arrives. */
  cctp?: {
    burnt: Amount
    dex: number
    /** Credited to a separate spot balance, not to the account's cash. */
    inSpot?: boolean
    /** When it arrives; null: it has arrived, or Circle never mints it. */
    dueAt: number | null
  }
}

/** Money from one account to another. */
export interface Send {
  id: HexAddress
  user: HexAddress
  destination: HexAddress
  usdc: Amount
  /** Between an account and one of its sub-accounts. */
  withinFamily?: boolean
  /** Paid by the sender in addition. */
  fee: Amount
  nonce: number
  time: number
}

/** A transfer to the chain, in progress or paid. */
export interface Withdrawal {
  /** The payout's id on the chain. */
  id: HexAddress
  user: HexAddress
  destination: HexAddress
  /** Minted by Circle instead of paid by the bridge. */
  route?: 'cctp'
  /** The balance that it left; `fromSpot`: a separate spot balance, not the account's cash. */
  sourceDex?: string
  fromSpot?: boolean
  /** USDC paid out; the account was charged this and the fee. */
  usdc: Amount
  fee: Amount
  nonce: number
  time: number
  /** Null until paid. */
  payout: {
    chain: HexAddress
    txHash: HexAddress
    block: { number: number; hash: HexAddress }
    time: number
  } | null
}

/** What one position paid or received for one hour. */
export interface Funding {
  user: HexAddress
  asset: number
  /** The hour's end. */
  time: number
  szi: Amount
  rate: Amount
  /** Signed; negative when paid. */
  usdc: Amount
}
