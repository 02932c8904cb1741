// What a transaction burnt by Circle's CCTP, and for which exchange account.
// https://developers.circle.com/cctp/howtos/transfer-usdc-from-arbitrum-to-hypercore
import {
  type Hex,
  type Log,
  decodeEventLog,
  parseAbi,
  size,
  slice,
  stringToHex,
  toEventSelector,
} from 'viem'
import type { Address } from '../../../contract/primitives.ts'
import type { CctpBurn } from '../port.ts'

const abi = parseAbi([
  'event DepositForBurn(address indexed burnToken, uint256 amount, address indexed depositor, bytes32 mintRecipient, uint32 destinationDomain, bytes32 destinationTokenMessenger, bytes32 destinationCaller, uint256 maxFee, uint32 indexed minFinalityThreshold, bytes hookData)',
])
const topic = toEventSelector(abi[0])

const magic = stringToHex('cctp-forward', { size: 24 })
/** Magic, version and length. */
const headBytes = 32
const addressBytes = 20

/** Empty when the log is not such an event, or is malformed. */
export function burnOf(log: Log): CctpBurn[] {
  const { topics, data, removed, logIndex, address } = log
  if (logIndex === null || removed || topics[0] !== topic) return []
  try {
    const { args } = decodeEventLog({ abi, topics, data, strict: true })
    return [
      {
        logIndex,
        messenger: lower(address),
        token: lower(args.burnToken),
        depositor: lower(args.depositor),
        value: args.amount,
        maxFee: args.maxFee,
        domain: args.destinationDomain,
        mintRecipient: lower(slice(args.mintRecipient, 12)),
        account: accountIn(args.hookData),
      },
    ]
  } catch {
    return []
  }
}

function accountIn(hook: Hex): Address | null {
  if (size(hook) < headBytes + addressBytes || slice(hook, 0, 24) !== magic) return null
  return lower(slice(hook, headBytes, headBytes + addressBytes))
}

function lower(address: Address): Address {
  return `0x${address.slice(2).toLowerCase()}`
}
