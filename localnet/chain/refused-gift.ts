// Why the faucet gave nothing: the address does not accept ether, like most contracts and the chain's precompiles.
import {
  BaseError,
  EstimateGasExecutionError,
  ExecutionRevertedError,
  InvalidAddressError,
  RpcRequestError,
} from 'viem'
import type { HexAddress } from '../types.ts'

export class RefusedGift extends Error {
  override readonly name = 'RefusedGift'
  constructor(address: HexAddress, cause: unknown) {
    super(`${address} takes no ether: sending it some would revert. Nothing was given`, { cause })
  }
}

/** Whether the chain refused the transfer itself. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  if (error.walk((cause) => cause instanceof InvalidAddressError)) return false
  return kinds.some((Kind) => error.walk((cause) => cause instanceof Kind) !== null)
}

const kinds = [ExecutionRevertedError, EstimateGasExecutionError, RpcRequestError]
