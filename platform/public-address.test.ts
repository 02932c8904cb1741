import { expect, test } from 'vitest'
import { addressSettingsFrom } from './public-address.ts'

const publicUrl = (text: string, isRealMoney = true) =>
  addressSettingsFrom({ PUBLIC_URL: text }, isRealMoney).publicUrl

test('without settings there is no public address, and no proxy is believed', () => {
  expect(addressSettingsFrom({}, false)).toEqual({ publicUrl: undefined, trustProxy: [] })
  expect(addressSettingsFrom({ PUBLIC_URL: '', TRUST_PROXY: '' }, false)).toEqual({
    publicUrl: undefined,
    trustProxy: [],
  })
})

test.each([
  ['https://alura.example.org', 'https://alura.example.org'],
  ['https://alura.example.org/', 'https://alura.example.org'],
  ['https://Alura.Example.org:443', 'https://alura.example.org'],
  ['https://alura.example.org:8443', 'https://alura.example.org:8443'],
  ['https://[2001:db8::1]', 'https://[2001:db8::1]'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('%s is a public address', (text, expected) => expect(publicUrl(text)).toBe(expected))

test.each([
  'http://192.168.1.5:3000',
  'http://10.1.2.3',
  'http://172.31.0.1',
  'http://100.64.0.1',
  'http://[fd00::1]:3000',
  'http://alura:3000',
  'http://alura.local',
  'http://alura.home.arpa',
])('plain %s is for a private network, and never for real money', (text) => {
  expect(publicUrl(text, false)).toBe(text)
  expect(() => publicUrl(text)).toThrow('PUBLIC_URL must begin with https://')
})

test.each([
  'http://alura.example.org',
  'http://8.8.8.8',
  'http://172.32.0.1',
  'http://100.128.0.1',
  'http://[2001:db8::1]',
  'http://127.0.0.1.example.org',
])('plain %s is refused everywhere', (text) => {
  expect(() => publicUrl(text, false)).toThrow('PUBLIC_URL must begin with https://')
})

test.each([
  'alura.example.org',
  'ftp://alura.example.org',
  'https://',
  'https://alura.example.org/app',
  'https://alura.example.org?x=1',
  'https://alura.example.org/#top',
  'https://user:secret@alura.example.org',
  '*',
])('%s is no public address, and the refusal names the setting', (text) => {
  expect(() => publicUrl(text, false)).toThrow(/^PUBLIC_URL must be/)
})

test('proxies are named one by one or by their network', () => {
  const { trustProxy } = addressSettingsFrom({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1' }, true)
  expect(trustProxy).toEqual(['127.0.0.1', '10.0.0.0/8', '::1'])
})

test.each([
  'true',
  '1',
  '*',
  'loopback',
  'nginx',
  '10.0.0.0/0',
  '10.0.0.0/33',
  '10.0.0.0/8/8',
  '::/0',
])('TRUST_PROXY=%s is refused', (text) => {
  expect(() => addressSettingsFrom({ TRUST_PROXY: text }, false)).toThrow(/^TRUST_PROXY must be/)
})
