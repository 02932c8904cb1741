import { expect, test } from 'vitest'
import { isContractCode } from './contract-account.ts'

const delegate = '63c0c19a282a1b52b07dd5a65b58948a07dae32b'

test.each([
  ['a contract', '0x6080604052', true],
  [
    'a Safe, which is a proxy',
    `0x363d3d373d3d3d363d73${delegate}5af43d82803e903d91602b57fd5bf3`,
    true,
  ],
  ['an account with a key', '0x', false],
  ['an account with a key that has a delegate (EIP-7702)', `0xef0100${delegate}`, false],
  ['the same in upper case', `0xEF0100${delegate.toUpperCase()}`, false],
  ['a contract that begins alike', `0xef0100${delegate}00`, true],
  ['no answer', undefined, false],
  ['no code', 'nonsense', false],
])('tells %s', (_name, code, expected) => expect(isContractCode(code)).toBe(expected))
