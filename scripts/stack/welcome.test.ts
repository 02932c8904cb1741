import { expect, test } from 'vitest'
import { welcome } from './welcome.ts'

const url = 'http://127.0.0.1:3000'

test('a person reads where to go, what to press, whose money it is, where data lies and how to stop', () => {
  const words = welcome(url, 'localnet', { DATA_DIR: '/var/lib/alura' })
  for (const part of [url, 'Try the demo', 'SIMULATED', '/var/lib/alura', 'Ctrl-C']) {
    expect(words).toContain(part)
  }
})

test('real money is named, and the password of the database is not', () => {
  const words = welcome(url, 'mainnet', { DATABASE_URL: 'postgres://me:hunter2@db/alura' })
  expect(words).toContain('REAL MONEY')
  expect(words).toContain('PostgreSQL')
  expect(words).not.toContain('hunter2')
  expect(words).not.toContain('demo')
})
