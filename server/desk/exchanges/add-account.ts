import type { ParsedInputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { VenueAccountRow } from '../../storage/desk/venue-accounts.ts'
import { queueImport } from '../../storage/journal/queue-import.ts'
import type { Store } from '../../storage/store.ts'
import type { KeyHolder, KeyVenue } from '../../venue/port.ts'
import { ownAccount, viewOf } from './account-view.ts'
import { fingerprintOf, sealCredentials } from './key-secrets.ts'
import { requireOwnWallet } from './require-account.ts'

type Add = typeof contract.addExchangeAccount
type ByKey = Extract<ParsedInputOf<Add>['body'], { api_key: string }>

/** Accounts by key per user. */
const most = 20
/** How far back its history is read at once. */
const importDays = 90

/** Checks the key at the venue, its rights and then the balance, before anything is stored. */
export const addExchangeAccount: Verb<ViewerContext, Add> = async ({ ctx, input: { body } }) => {
  if (body.exchange_name === 'hyperliquid') return ownWallet(ctx, body.wallet_address)
  const { viewer, keyVenues, config, store, clock, log } = ctx
  const venue = venueOf(ctx, body)
  const { id, fingerprint } = { id: ctx.newId(), fingerprint: fingerprintFor(ctx, body) }
  refuseTooMany(await store.venueAccounts.of(viewer.id), fingerprint)
  const credentials = {
    apiKey: body.api_key,
    secret: body.secret,
    ...(body.passphrase !== undefined && { passphrase: body.passphrase }),
  }
  const holder = { accountId: id, venue: venue.id, credentials }
  try {
    const rights = await checkedRights(ctx, holder, venue)
    const row: VenueAccountRow = {
      id,
      userId: viewer.id,
      venue: venue.id,
      name: body.account_name ?? venue.name,
      ciphertext: sealCredentials(config, credentials, { id, userId: viewer.id }),
      fingerprint,
      ...rights,
      createdAt: clock(),
      lastUsedAt: clock(),
      refusedAt: null,
    }
    await store.transaction((inside) => keep(inside, row))
    await importBegun(ctx, row)
    log.info({ userId: viewer.id, accountId: id, venue: venue.id }, 'an account was added by key')
    return viewOf(row)
  } catch (error) {
    keyVenues.forget(id)
    throw error
  }
}

/** Its history goes to the journal, in the background. The account stands whether or not that can begin. */
async function importBegun({ store, newId, clock, log }: ViewerContext, row: VenueAccountRow) {
  const { userId, id: accountId, venue: exchange } = row
  const wish = { id: newId(), userId, accountId, exchange, days: importDays, now: clock() }
  await queueImport(store, wish).catch((error: unknown) => {
    log.error({ userId, accountId, error: String(error) }, 'an import could not be queued')
  })
}

async function keep(store: Store, row: VenueAccountRow): Promise<void> {
  await store.sessions.lockUser(row.userId)
  refuseTooMany(await store.venueAccounts.of(row.userId), row.fingerprint)
  if (!(await store.venueAccounts.insert(row))) throw known()
}

async function checkedRights({ keyVenues }: ViewerContext, holder: KeyHolder, { name }: KeyVenue) {
  const rights = await keyVenues.rights(holder)
  if (rights.canWithdraw === true) throw new ServiceError('KEY_MAY_WITHDRAW', mayWithdraw(name))
  await keyVenues.balance(holder)
  return rights
}

export function mayWithdraw(name: string): string {
  return `${name} says that this key may withdraw. Make a key that may only read, and add that one; delete this one if it was made for here.`
}

/** The viewer's own account exists from sign-in on, so it is only returned. */
function ownWallet(ctx: ViewerContext, address: string) {
  requireOwnWallet(ctx, address)
  return ownAccount(ctx)
}

function venueOf({ keyVenues }: ViewerContext, body: ByKey): KeyVenue {
  const venue = keyVenues.offered.find(({ id }) => id === body.exchange_name)
  if (venue === undefined) throw invalid('exchange_name', 'is not offered')
  if (venue.needsPassphrase && body.passphrase === undefined) {
    throw invalid('passphrase', `is required: keys of ${venue.name} have one`)
  }
  if (!venue.needsPassphrase && body.passphrase !== undefined) {
    throw invalid('passphrase', `is not taken: keys of ${venue.name} have none`)
  }
  return venue
}

function fingerprintFor({ config }: ViewerContext, body: ByKey): string {
  return fingerprintOf(config, body.exchange_name, body.api_key)
}

function refuseTooMany(rows: VenueAccountRow[], fingerprint: string): void {
  if (rows.some((row) => row.fingerprint === fingerprint)) throw known()
  if (rows.length < most) return
  const message = `You have ${most} accounts, as many as one may have. Remove one first.`
  throw new ServiceError('TOO_MANY_ACCOUNTS', message)
}

function known(): ServiceError {
  return new ServiceError('ACCOUNT_EXISTS', 'You have added this key already')
}

function invalid(path: string, message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}
