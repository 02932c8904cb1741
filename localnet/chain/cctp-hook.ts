// The hook data of a burn, which names the account to credit.
// https://developers.circle.com/cctp/references/hypercore-hook-data
import { size, slice, stringToHex } from 'viem'
import type { HexAddress } from '../types.ts'

/** CCTP's domain number of HyperEVM, where the exchange receives USDC. */
export const hyperEvmDomain = 19
/** CctpForwarder of the testnet: it mints for the account in the hook. */
export const forwarderAddress: HexAddress = '0x02e39ecb8368b41bf68ff99ff351ac9864e5e2a2'

const magic = stringToHex('cctp-forward', { size: 24 })
const headBytes = 32
const addressBytes = 20
/** The exchange's number of the spot balance; 0 is the perpetuals balance. */
const spotDex = 0xff_ff_ff_ff

export interface ForwardHook {
  /** Lower-case. */
  recipient: HexAddress
  dex: number
}

/** Magic (24 bytes), version (4), length of the rest (4), account (20), balance (4); undefined for other data. */
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
