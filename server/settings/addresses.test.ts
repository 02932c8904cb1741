import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { isOwnHost } from '../../platform/neighbours.ts'
import { homeOrigin, ownNames, reachableOrigins, signInOrigin } from './addresses.ts'

const local = { host: '127.0.0.1', port: 3000 }
const behindTls = { ...local, publicUrl: 'https://alura.example.org' }
const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address)

test.each([
  [local, 'http://127.0.0.1:3000'],
  [{ host: 'localhost', port: 80 }, 'http://localhost'],
  [{ host: '::1', port: 3000 }, 'http://[::1]:3000'],
  [{ host: '0.0.0.0', port: 3000 }, 'http://127.0.0.1:3000'],
  [{ host: '::', port: 3000 }, 'http://[::1]:3000'],
  [{ host: '192.168.1.5', port: 3000 }, 'http://192.168.1.5:3000'],
  [behindTls, 'https://alura.example.org'],
])('%j is at home at %s', (config, origin) => expect(homeOrigin(config)).toBe(origin))

test.each([
  'http://localhost:3000',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'http://localhost:5173',
  'http://127.0.0.1:5173',
  'https://alura.example.org',
])('a page at %s signs in under its own address', (origin) => {
  expect(signInOrigin(behindTls, origin)).toBe(origin)
})

test.each([
  undefined,
  'null',
  'https://evil.example',
  'http://alura.example.org',
  'https://alura.example.org:444',
  'https://alura.example.org.evil.example',
  'http://localhost:8080',
  'http://192.0.2.1:3000',
])('no message names the page %s', (origin) => {
  expect(signInOrigin(behindTls, origin)).toBe('https://alura.example.org')
  expect(signInOrigin({ ...local, host: '0.0.0.0' }, origin)).toBe('http://127.0.0.1:3000')
})

test('on every address, a page signs in under the number that it was opened at', () => {
  const everywhere = { host: '0.0.0.0', port: 3000 }
  expect(reachableOrigins(everywhere)).toEqual(
    ['127.0.0.1', ...outside].map((address) => `http://${address}:3000`),
  )
  for (const origin of reachableOrigins(everywhere)) {
    expect(signInOrigin(everywhere, origin)).toBe(origin)
  }
  for (const address of outside) {
    expect(signInOrigin(local, `http://${address}:3000`)).toBe('http://127.0.0.1:3000')
  }
})

test('a dashboard that is served elsewhere and was named signs in under its own address', () => {
  const config = { ...local, corsOrigins: ['https://dash.example.org'] }
  expect(signInOrigin(config, 'https://dash.example.org')).toBe('https://dash.example.org')
})

test.each(['127.0.0.1', '0.0.0.0', '::', '::1', '192.168.1.5'])(
  'a server on %s goes by numbers and by no name of a stranger',
  (host) => {
    for (const name of ['localhost:3000', '127.0.0.1', '[::1]:3000', '192.168.1.5:3000']) {
      expect(isOwnHost(name, ...ownNames({ host }))).toBe(true)
    }
    for (const name of [
      'evil.example',
      'evil.example:3000',
      '127.0.0.1.nip.io',
      'a b',
      '',
      undefined,
    ]) {
      expect(isOwnHost(name, ...ownNames({ host }))).toBe(false)
    }
  },
)

test('and by the names that the operator gave', () => {
  expect(isOwnHost('alura.example.org', ...ownNames(behindTls))).toBe(true)
  expect(isOwnHost('alura.example.org:443', ...ownNames(behindTls))).toBe(true)
  expect(isOwnHost('www.alura.example.org', ...ownNames(behindTls))).toBe(false)
  expect(isOwnHost('alura.lan:3000', ...ownNames({ host: 'Alura.lan' }))).toBe(true)
})
