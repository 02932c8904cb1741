// Keys that look random and are not. Nobody can prove that one was drawn at random, but what people put in its place is
// known: patterns, text, digests of words, and keys that stand in documentation.
import { createHash } from 'node:crypto'
import { keccak256, stringToBytes } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { isPublishedAddress, publishedBytes } from './published-keys.ts'

/** What makes a key easy to guess, as "it …"; undefined: nothing that is known. Takes at least 64 hex digits without 0x. */
export function guessability(hex: string): string | undefined {
  // What a guesser gets right first is enough: nothing that follows makes the beginning better.
  const head = hex.slice(0, 64).toLowerCase()
  const bytes = Buffer.from(head, 'hex')
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is text written in hex digits'
  if (hasPattern(head, bytes)) return 'follows a pattern'
  if (publishedBytes.has(head) || isPublishedKey(head)) return 'stands in well-known documentation'
  if (isDigest(head)) return 'is the digest of a common word'
  return undefined
}

/**
 * Of 32 random bytes some 30 differ from each other, and so do the steps between them: less than 20, or 18, comes in less
 * than one of 10^9 draws. Decimal digits alone come in one of 10^13.
 */
function hasPattern(hex: string, bytes: Uint8Array): boolean {
  const steps = bytes.slice(1).map((byte, at) => byte - (bytes[at] ?? 0))
  return new Set(bytes).size < 20 || new Set(steps).size < 18 || /^\d+$/.test(hex)
}

function isPublishedKey(hex: string): boolean {
  try {
    return isPublishedAddress(privateKeyToAddress(`0x${hex}`))
  } catch {
    // Beyond the order of the curve: the key of no address.
    return false
  }
}

const hashes = ['sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'sha3-512', 'blake2s256']

/** Of a word, as people write it and as `echo` sends it, by any of the usual functions. */
function isDigest(head: string): boolean {
  return words.flatMap(spellingsOf).some((text) => digestsOf(text).includes(head))
}

function digestsOf(text: string): string[] {
  const once = hashes.map((name) => createHash(name).update(text).digest('hex'))
  const twice = createHash('sha256')
    .update(once[0] ?? '', 'hex')
    .digest('hex')
  const twiceAsText = createHash('sha256')
    .update(once[0] ?? '')
    .digest('hex')
  const keccak = keccak256(stringToBytes(text)).slice(2)
  return [...once, twice, twiceAsText, keccak].map((digest) => digest.slice(0, 64))
}

function spellingsOf(word: string): string[] {
  const title = word.charAt(0).toUpperCase() + word.slice(1)
  const forms = [...new Set([word, title, word.toUpperCase()])]
  return forms
    .flatMap((form) => ['', '1', '123', '!'].map((end) => `${form}${end}`))
    .flatMap((text) => [text, `${text}\n`])
}

const words = [
  '', '0', '1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '111111', '000000',
  'a', 'abc', 'abcd', 'abcdef', 'abc123', 'aaa', 'admin', 'alice', 'alura', 'alura-secret', 'alura_secret', 'anvil', 'api',
  'arbitrum', 'baseball', 'bitcoin', 'bob', 'btc', 'change-me', 'change_me', 'change me', 'changeit', 'changeme', 'cow',
  'crypto', 'cryptography', 'default', 'demo', 'dev', 'development', 'dragon', 'eth', 'ethereum', 'example', 'foo', 'foobar',
  'football', 'ganache', 'god', 'guest', 'hardhat', 'hello', 'hello world', 'helloworld', 'hyperliquid', 'iloveyou', 'insecure',
  'jwt', 'jwt-secret', 'jwt_secret', 'key', 'letmein', 'localhost', 'localnet', 'login', 'mainnet', 'master', 'monkey', 'money',
  'my secret', 'my-secret', 'mykey', 'mypassword', 'mysecret', 'node', 'null', 'p@ssw0rd', 'passw0rd', 'passphrase', 'password',
  'postgres', 'princess', 'private', 'privatekey', 'production', 'qwerty', 'qwertyuiop', 'root', 's3cr3t', 's3cret', 'salt',
  'satoshi', 'secret', 'secret-key', 'secret_key', 'secretkey', 'seed', 'server', 'shadow', 'signing', 'staging', 'sunshine',
  'super secret', 'supersecret', 'superman', 'test', 'test test test test test test test test test test test junk', 'tester',
  'testing', 'testnet', 'todo', 'token', 'trading', 'treasury', 'trustno1', 'undefined', 'unsafe', 'user', 'usdc', 'vitalik',
  'wallet', 'welcome', 'xxx', 'your-256-bit-secret', 'your-secret', 'your-secret-key', 'your_secret', 'zero',
] // prettier-ignore
