// The two contracts of the local chain: where they live, what they are made of, what we say to them.
import { readFileSync } from 'node:fs'
import { parseAbi } from 'viem'
import { z } from 'zod'
import type { HexAddress } from '../types.ts'

/** Where account 0 of the default mnemonic creates contracts with nonce 0 and 1. */
export const usdcAddress: HexAddress = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
export const bridgeAddress: HexAddress = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'

/** A billion USDC: what traders win on the exchange has to be there to be paid out. */
export const bridgeReserve = 1_000_000_000_000_000n

export const usdcAbi = parseAbi([
  'function mint(address to, uint256 value)',
  'function balanceOf(address account) view returns (uint256)',
  'event Transfer(address indexed from, address indexed to, uint256 value)',
])

export const bridgeAbi = parseAbi([
  'constructor(address token)',
  'function pay(address to, uint256 amount, bytes32 id)',
  'function isPaid(bytes32 id) view returns (bool)',
  'event Paid(bytes32 indexed id, address indexed to, uint256 amount)',
])

const compiled = z.object({ bytecode: z.templateLiteral(['0x', z.string()]) })

/** What compile.ts wrote for a contract. */
export function readBytecode(name: 'USDC' | 'Bridge'): HexAddress {
  const file = new URL(`contracts/${name}.json`, import.meta.url)
  return compiled.parse(JSON.parse(readFileSync(file, 'utf8'))).bytecode
}
