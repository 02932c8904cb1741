// Keys that look random and are not. Nobody can prove that one was drawn at random, but what people put in its place is
// known: patterns, text, digests of words, and keys that stand in documentation.
import { hash } from 'node:crypto'
import { keccak256, stringToBytes } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { phrases, words } from './common-words.ts'
import { isPublishedAddress, publishedBytes } from './published-keys.ts'

/** What makes a key easy to guess, as "it …"; undefined: nothing that is known. Takes at least 64 hex digits without 0x. */
export function guessability(hex: string): string | undefined {
  // What a guesser gets right first is enough: nothing that follows makes the beginning better.
  const head = hex.slice(0, 64).toLowerCase()
  const bytes = Buffer.from(head, 'hex')
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is text written in hex digits'
  if (hasPattern(head, bytes)) return 'follows a pattern'
  if (publishedBytes.has(head) || isPublishedKey(head)) return 'stands in well-known documentation'
  if (commonDigests().has(beginning(bytes))) return 'is the digest of a common word'
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

/** Those that people use for a whole secret, and those that they fill up or put two of together. */
const hashes = [
  'sha256',
  'sha512',
  'sha384',
  'sha512-256',
  'sha3-256',
  'sha3-512',
  'blake2s256',
  'blake2b512',
  'sm3',
  'sha1',
  'md5',
  'ripemd160',
]
/** By these also a word with an ending is tried. */
const usual = ['sha256', 'sha512']
const endings = ['1', '12', '123', '1234', '!', '123!', '2024', '2025', '2026']

/** Some 15 MB that are asked for at the start only: kept while there is room for them. */
let made: WeakRef<ReadonlySet<string>> | undefined

/** Of each word, as people write it and as `echo` sends it: by how a key made of it begins. The first call takes about 200 ms. */
function commonDigests(): ReadonlySet<string> {
  const kept = made?.deref()
  if (kept !== undefined) return kept
  const found = digestsOfWords()
  made = new WeakRef(found)
  return found
}

function digestsOfWords(): ReadonlySet<string> {
  const found = new Set<string>()
  for (const text of [...words.flatMap(formsOf), ...phrases]) {
    for (const digest of digestsOf(text)) {
      found.add(beginning(digest))
      // Some take the end of a long one.
      if (digest.length > keyBytes) found.add(beginning(digest.subarray(-keyBytes)))
    }
  }
  return found
}

const keyBytes = 32

/** As long as the shortest digest; so many bytes in common are no accident. */
function beginning(bytes: Buffer): string {
  return bytes.toString('latin1', 0, 16)
}

function digestsOf(text: string): Buffer[] {
  const plain = [text, `${text}\n`].flatMap((each) => {
    const once = hashes.map((name) => digestOf(name, each))
    const [sha256 = Buffer.of()] = once
    const twice = [digestOf('sha256', sha256), digestOf('sha256', sha256.toString('hex'))]
    return [...once, ...twice, Buffer.from(keccak256(stringToBytes(each), 'bytes'))]
  })
  return [
    ...plain,
    ...endings.flatMap((end) => usual.map((name) => digestOf(name, `${text}${end}`))),
  ]
}

function digestOf(name: string, data: string | Buffer): Buffer {
  return hash(name, data, 'buffer')
}

function formsOf(word: string): string[] {
  const title = word.charAt(0).toUpperCase() + word.slice(1)
  return [...new Set([word, title, word.toUpperCase()])]
}
