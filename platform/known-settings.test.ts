import { expect, test } from 'vitest'
import { mistyped } from './known-settings.ts'

const found = (...names: string[]) =>
  mistyped(Object.fromEntries(names.map((name) => [name, 'x']))).map(({ meant }) => meant)

test.each([
  ['ALURA_SECRT', 'ALURA_SECRET'],
  ['ALURASECRET', 'ALURA_SECRET'],
  ['NETWROK', 'NETWORK'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['data_dir', 'DATA_DIR'],
  ['EXCHNAGE_PORT', 'EXCHANGE_PORT'],
])('%s was meant to be %s', (name, meant) => {
  expect(found(name)).toEqual([meant])
})

test('what others set is no mistake, nor is a name beside the right one', () => {
  expect(found('HOSTNAME', 'POST', 'LOGNAME', 'HOME', 'PATH', 'DATA', 'VITE_API_URL')).toEqual([])
  expect(found('NETWORK', 'NETWORKS')).toEqual([])
})
