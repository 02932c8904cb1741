import { accessSync, constants } from 'node:fs'
import { expect, test } from 'vitest'
import { anvilBinary } from './anvil-binary.ts'

test('finds an executable for this machine', () => {
  expect(() => accessSync(anvilBinary(), constants.X_OK)).not.toThrow()
})

test('names the package to install when npm left it out', () => {
  const other = process.platform === 'darwin' ? 'linux' : 'darwin'
  expect(() => anvilBinary(other, 'arm64')).toThrow(/needs @foundry-rs\/anvil-.*npm install/)
})

test('says so where anvil has no build', () => {
  expect(() => anvilBinary('freebsd', 'x64')).toThrow('no build for freebsd x64')
  expect(() => anvilBinary('linux', 'ia32')).toThrow('no build for linux ia32')
})
