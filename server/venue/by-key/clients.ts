// One ccxt client per account, created on first use and dropped when unused for 15 minutes.
import type { UnixMs } from '../../../contract/primitives.ts'
import type { KeyHolder } from '../ports/key-venues.ts'
import { type CcxtClient, loadClass } from './ccxt.ts'
import type { Fetch } from './transport.ts'
import type { VenueRow } from './venues.ts'

const staleMs = 15 * 60_000
/** Clients at most; the one unused for longest is dropped first. */
const most = 50
const requestMs = 10_000

interface Held {
  venue: string
  client: CcxtClient
  usedAt: UnixMs
}

export interface ClientOptions {
  fetch: Fetch
  clock: () => UnixMs
  /** False: requests do not wait for each other as the venue's limits ask for; for a stand-in. */
  isPaced?: boolean | undefined
  /** Milliseconds for one request. */
  requestMs?: number | undefined
}

export function createClients(options: ClientOptions) {
  const held = new Map<string, Held>()
  let sweeping: NodeJS.Timeout | undefined

  function sweep(): void {
    const old = options.clock() - staleMs
    for (const [id, { usedAt }] of held) if (usedAt < old) held.delete(id)
    if (held.size === 0) stop()
  }

  function stop(): void {
    clearInterval(sweeping)
    sweeping = undefined
  }

  function keep(id: string, one: Held): void {
    held.delete(id)
    held.set(id, one)
    const [oldest] = held.keys()
    if (held.size > most && oldest !== undefined) held.delete(oldest)
    sweeping ??= setInterval(sweep, 60_000).unref()
  }

  return {
    async of({ accountId, credentials }: KeyHolder, row: VenueRow): Promise<CcxtClient> {
      const known = held.get(accountId)
      if (known !== undefined) {
        keep(accountId, { ...known, usedAt: options.clock() })
        return known.client
      }
      const Class = await loadClass(row.file)
      const client = new Class({
        apiKey: credentials.apiKey,
        secret: credentials.secret,
        ...(credentials.passphrase !== undefined && { password: credentials.passphrase }),
        ...row.login?.(),
        enableRateLimit: options.isPaced ?? true,
        timeout: options.requestMs ?? requestMs,
        number: String,
        userAgent: 'alura',
        fetchImplementation: options.fetch,
        // Would fetch the networks of every coin, which are not needed.
        has: { fetchCurrencies: false },
        options: { defaultType: 'swap', defaultSubType: 'linear', ...row.options },
      })
      const donor = [...held.values()].find(
        (other) => other.venue === row.id && other.client.markets !== undefined,
      )
      if (donor !== undefined) client.setMarketsFromExchange(donor.client)
      keep(accountId, { venue: row.id, client, usedAt: options.clock() })
      return client
    },
    drop: (accountId: string) => void held.delete(accountId),
    /** One whose list of markets could not be read: ccxt would repeat that error for ever. */
    dropUnread(accountId: string) {
      if (held.get(accountId)?.client.markets === undefined) held.delete(accountId)
    },
    stop() {
      held.clear()
      stop()
    },
  }
}
