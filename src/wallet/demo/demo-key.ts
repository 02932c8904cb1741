// The demo wallet's key is made in this browser and kept in its storage. It exists only on localnet, where money has
// no value; no other key is ever stored here.
import type { Hex } from '../../../contract/primitives.ts'
import { browserStorage, type TextStorage } from '../../lib/kept/stored.ts'

const storageKey = 'alura.demo-wallet.key'

function readDemoKey(storage: TextStorage): Hex | null {
  const stored = storage.getItem(storageKey)
  return stored !== null && isPrivateKey(stored) ? stored : null
}

/** Whether this browser has a demo wallet. */
export function hasDemoKey(): boolean {
  return readDemoKey(browserStorage) !== null
}

export function readOrMakeDemoKey(storage: TextStorage): Hex {
  const known = readDemoKey(storage)
  if (known !== null) return known
  const made = randomPrivateKey()
  storage.setItem(storageKey, made)
  return made
}

const connectedKey = 'alura.demo-wallet.connected'

/** Whether the demo wallet was in use when the page was last closed. */
export function isDemoConnected(storage: TextStorage): boolean {
  return storage.getItem(connectedKey) !== null && readDemoKey(storage) !== null
}

export function setDemoConnected(storage: TextStorage, connected: boolean): void {
  if (connected) storage.setItem(connectedKey, 'yes')
  else storage.removeItem(connectedKey)
}

function isPrivateKey(text: string): text is Hex {
  return /^0x[0-9a-f]{64}$/.test(text)
}

/** Not zero, and below the order of the curve because of its first bit: every such number is a valid key. */
function randomPrivateKey(): Hex {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  bytes[0] = (bytes[0] ?? 0) & 0x7f
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `0x${text}`
}
