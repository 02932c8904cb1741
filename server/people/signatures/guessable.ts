// Keys that look random and are not. Randomness cannot be proved, but the usual substitutes are known: patterns,
// text, hashes of words, and keys from documentation.
import { hash } from 'node:crypto'
import { keccak256, stringToBytes } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { phrases, words } from './common-words.ts'
import { isPublishedAddress, publishedBytes } from './published-keys.ts'

/**
 * Why a key is easy to guess, as the end of a sentence that begins with "it"; undefined when no reason is known.
 * Takes at least 64 hex digits without 0x.
 */
export function guessability(hex: string): string | undefined {
  // Only the first 32 bytes are checked: what follows does not make a guessable beginning safe.
  const head = hex.slice(0, 64).toLowerCase()
  const bytes = Buffer.from(head, 'hex')
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is text written in hex digits'
  if (hasPattern(head, bytes)) return 'follows a pattern'
  if (publishedBytes.has(head) || isPublishedKey(head)) return 'stands in well-known documentation'
  if (commonDigests().has(beginning(bytes))) return 'is the digest of a common word'
  return undefined
}

/**
 * Of 32 random bytes about 30 differ, and so do the steps between them: fewer than 20, or 18, happens in less than
 * one of 10^9 draws. Only decimal digits happen in one of 10^13.
 */
function hasPattern(hex: string, bytes: Uint8Array): boolean {
  const steps = bytes.slice(1).map((byte, at) => byte - (bytes[at] ?? 0))
  return new Set(bytes).size < 20 || new Set(steps).size < 18 || /^\d+$/.test(hex)
}

function isPublishedKey(hex: string): boolean {
  try {
    return isPublishedAddress(privateKeyToAddress(`0x${hex}`))
  } catch {
    // Larger than the order of the curve, so that it is no valid key.
    return false
  }
}

/** Hashes long enough for a whole key, and shorter ones that people pad or concatenate. */
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
/** For these hashes, words with a common ending are tried, too. */
const usual = ['sha256', 'sha512']
const endings = ['1', '12', '123', '1234', '!', '123!', '2024', '2025', '2026']

/** About 15 MB that are needed only at the start: kept until memory is needed. */
let made: WeakRef<ReadonlySet<string>> | undefined

/**
 * The beginnings of keys made by hashing common words, as people write them and as `echo` outputs them. The first
 * call takes about 200 ms.
 */
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
      // Some people take the end of a long hash.
      if (digest.length > keyBytes) found.add(beginning(digest.subarray(-keyBytes)))
    }
  }
  return found
}

const keyBytes = 32

/** As long as the shortest hash; this many equal bytes are no coincidence. */
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
