// The viewer's account on the exchange; when the exchange is away, the last known one with its time.
import { ServiceError } from '../../../contract/errors.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { LastAccount } from '../../storage/schema.ts'
import type { UserRow } from '../../storage/people/users.ts'

/** Milliseconds after which an unchanged account is stored again. */
const keptMs = 60_000

type Ports = Pick<Context, 'exchange' | 'store' | 'clock' | 'log' | 'sessionRuns'>

/** Throws what the exchange port throws when the exchange is away and no account was ever stored. */
export async function knownAccount(
  { exchange, sessionRuns, clock, log }: Ports,
  user: UserRow | undefined,
  address: Address,
): Promise<LastAccount> {
  try {
    const read = async () =>
      exchange.told(address).account?.state ?? (await exchange.account(address))
    // Before the first visit no session can run.
    const { account, free } =
      user === undefined ? await unused(read) : await sessionRuns.freeIn(user.id, read)
    const { equity, withdrawable, marginUsed, mode } = account
    return { equity, withdrawable, marginUsed, free, mode, at: clock() }
  } catch (error) {
    const last = user?.lastAccount
    if (!(error instanceof ServiceError) || last === null || last === undefined) throw error
    log.warn({ address, code: error.code }, 'answered with the account as it was known last')
    return last
  }
}

async function unused(read: () => ReturnType<Context['exchange']['account']>) {
  const account = await read()
  return { account, free: account.available }
}

export async function rememberAccount(
  { store }: Pick<Context, 'store'>,
  user: UserRow,
  account: LastAccount,
): Promise<void> {
  const last = user.lastAccount
  const isSame =
    last !== null &&
    last.equity === account.equity &&
    last.withdrawable === account.withdrawable &&
    last.marginUsed === account.marginUsed &&
    last.free === account.free &&
    last.mode === account.mode
  if (last !== null && (account.at <= last.at || (isSame && account.at - last.at < keptMs))) return
  await store.users.noteAccount(user.id, account)
}
