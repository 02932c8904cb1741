// The local chain's contracts: addresses, bytecode and ABIs.
import { readFileSync } from 'node:fs'
import { parseAbi } from 'viem'
import { z } from 'zod'
import type { HexAddress } from '../types.ts'

/** Where account 0 of the default mnemonic deploys contracts with nonce 0 and 1. */
export const usdcAddress: HexAddress = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
export const bridgeAddress: HexAddress = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'

/** Where account 9 deploys contracts with nonce 0 and 1. */
export const messengerAddress: HexAddress = '0x700b6A60ce7EaaEA56F065753d8dcB9653dbAD35'
export const extensionAddress: HexAddress = '0xA15BB66138824a1c7167f5E85b957d04Dd34E468'

/** A billion USDC: traders' profits must be available for payouts. */
export const bridgeReserve = 1_000_000_000_000_000n

export const usdcAbi = parseAbi([
  'function mint(address to, uint256 value)',
  'function balanceOf(address account) view returns (uint256)',
  'function version() view returns (string)',
  'function isMinter(address account) view returns (bool)',
  'function configureMinter(address minter)',
  'event Transfer(address indexed from, address indexed to, uint256 value)',
])

export const bridgeAbi = parseAbi([
  'constructor(address token)',
  'function pay(address to, uint256 amount, bytes32 id)',
  'function isPaid(bytes32 id) view returns (bool)',
  'event Paid(bytes32 indexed id, address indexed to, uint256 amount)',
])

/** Circle's TokenMessengerV2, and what only the local one has: `relay` and its event. */
export const messengerAbi = parseAbi([
  'constructor(address token, address relayer)',
  'function relay(address to, uint256 amount, uint256 fee, bytes32 id)',
  'function isRelayed(bytes32 id) view returns (bool)',
  'event Relayed(bytes32 indexed id, address indexed to, uint256 amount)',
  'event DepositForBurn(address indexed burnToken, uint256 amount, address indexed depositor, bytes32 mintRecipient, uint32 destinationDomain, bytes32 destinationTokenMessenger, bytes32 destinationCaller, uint256 maxFee, uint32 indexed minFinalityThreshold, bytes hookData)',
])

export const extensionAbi = parseAbi([
  'constructor(address usdc, address messenger)',
  'struct Authorization { uint256 amount; uint256 authValidAfter; uint256 authValidBefore; bytes32 authNonce; uint8 v; bytes32 r; bytes32 s; }',
  'struct Burn { uint256 amount; uint32 destinationDomain; bytes32 mintRecipient; bytes32 destinationCaller; uint256 maxFee; uint32 minFinalityThreshold; bytes hookData; }',
  'function batchDepositForBurnWithAuth(Authorization authorized, Burn deposit)',
])

const compiled = z.object({ bytecode: z.templateLiteral(['0x', z.string()]) })

/** The bytecode that compile.ts wrote. */
export function readBytecode(
  name: 'USDC' | 'Bridge' | 'TokenMessenger' | 'CctpExtension',
): HexAddress {
  const file = new URL(`contracts/${name}.json`, import.meta.url)
  return compiled.parse(JSON.parse(readFileSync(file, 'utf8'))).bytecode
}
