// Several calls in one transaction without compiling a contract: the code runs while a contract is being created.
import { type Hex, concat, numberToHex, pad, size, sliceHex } from 'viem'

/** Creation code that makes the calls in order and leaves nothing behind. Each must succeed, or the whole reverts. */
export function batchCreationCode(calls: { to: Hex; data: Hex }[]): Hex {
  return concat([...calls.map(callCode), '0x00'])
}

function callCode({ to, data }: { to: Hex; data: Hex }): Hex {
  const words: Hex[] = []
  for (let offset = 0; offset < size(data); offset += 32) {
    const word = pad(sliceHex(data, offset, Math.min(offset + 32, size(data))), { dir: 'right' })
    // PUSH32 word, PUSH2 offset, MSTORE
    words.push(concat(['0x7f', word, '0x61', numberToHex(offset, { size: 2 }), '0x52']))
  }
  // PUSH1 0 (×2: no answer wanted), PUSH2 length, PUSH1 0 (from), PUSH1 0 (no ether), PUSH20 to, GAS, CALL
  const call = concat([
    '0x60006000',
    '0x61',
    numberToHex(size(data), { size: 2 }),
    '0x60006000',
    '0x73',
    to,
    '0x5af1',
  ])
  // Jump over the revert when CALL answered 1: PC, PUSH1 10, ADD, JUMPI, PUSH1 0, PUSH1 0, REVERT, JUMPDEST
  return concat([...words, call, '0x58600a015760006000fd5b'])
}
