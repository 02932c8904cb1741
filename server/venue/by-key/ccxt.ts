// Loads single classes of ccxt on demand: the whole library takes 97 MB of memory, one class 40 MB. The package only exports
// the whole library, so the class is imported by the path of its file; package.json names the exact version.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** The part of ccxt's interface that is used. Its answers are validated in answers.ts and rights.ts. */
export interface CcxtClient {
  loadMarkets: () => Promise<unknown>
  fetchBalance: () => Promise<unknown>
  fetchPositions: () => Promise<unknown>
  fetchOpenOrders: () => Promise<unknown>
  setMarketsFromExchange: (other: CcxtClient) => void
  markets?: Record<string, unknown>
  /** Requests of the venue's own API, under ccxt's names. */
  [request: string]: unknown
}

type CcxtClass = new (config: Record<string, unknown>) => CcxtClient

/** ccxt's error classes by name. */
export type CcxtErrors = Record<string, new (message: string) => Error>

const require = createRequire(import.meta.url)
const entry = pathToFileURL(require.resolve('ccxt'))

export async function loadClass(file: string): Promise<CcxtClass> {
  const loaded = (await import(at(`${file}.js`))) as { default: CcxtClass }
  return loaded.default
}

export async function loadErrors(): Promise<CcxtErrors> {
  return (await import(at('base/errors.js'))) as CcxtErrors
}

/** `entry` is in dist/, the classes are in js/src/. */
function at(file: string): string {
  return new URL(`../js/src/${file}`, entry).href
}
