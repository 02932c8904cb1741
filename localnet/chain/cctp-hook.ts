// What a burn says about the account that it is for. https://developers.circle.com/cctp/references/hypercore-hook-data
import { size, slice, stringToHex } from 'viem'
import type { HexAddress } from '../types.ts'

/** CCTP's number for HyperEVM, where the exchange takes USDC. */
export const hyperEvmDomain = 19
/** CctpForwarder of the testnet: it mints what the hook names an account for. */
export const forwarderAddress: HexAddress = '0x02e39ecb8368b41bf68ff99ff351ac9864e5e2a2'

const magic = stringToHex('cctp-forward', { size: 24 })
const headBytes = 32
const addressBytes = 20
/** Of the exchange's balances; 0 is that of the perpetuals. */
const spotDex = 0xff_ff_ff_ff

export interface ForwardHook {
  /** Lower-case. */
  recipient: HexAddress
  dex: number
}

/** Magic (24 bytes), version (4), length of what follows (4), account (20), balance (4); undefined when it is none. */
export function readHook(data: HexAddress): ForwardHook | undefined {
  if (size(data) < headBytes + addressBytes || slice(data, 0, 24) !== magic) return undefined
  const recipient = slice(data, headBytes, headBytes + addressBytes)
  const rest = size(data) - headBytes - addressBytes
  const dex =
    rest < 4 ? spotDex : Number(slice(data, headBytes + addressBytes, headBytes + addressBytes + 4))
  return { recipient: lowerCase(recipient), dex }
}

function lowerCase(address: HexAddress): HexAddress {
  return `0x${address.slice(2).toLowerCase()}`
}
