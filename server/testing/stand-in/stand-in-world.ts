// The whole API before the stand-in, found by configuration as it finds the venue, and people who sign in to it by HTTP.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import type { Reconciliation, Transaction } from '../../../contract/money/transfers.ts'
import type { TradingKey } from '../../../contract/people/auth.ts'
import type { Profile } from '../../../contract/people/user.ts'
import { createLog } from '../../../platform/log.ts'
import { createServer } from '../../app.ts'
import { readConfig } from '../../settings/config.ts'
import { createFunds } from '../../money/funds/funds.ts'
import { type Client, signIn } from '../worlds/api-world.ts'
import { copyDatabase } from '../databases/database-folder.ts'
import type { StandInAccount } from './account.ts'
import type { StandInMarket } from './markets.ts'
import { startStandIn } from './stand-in.ts'

export type StandInWorld = Awaited<ReturnType<typeof startStandInWorld>>
export type StandInPerson = Client & { account: StandInAccount }

/** `prepare` shapes the venue before it is looked at. */
export async function startStandInWorld(prepare: (markets: StandInMarket[]) => void = () => {}) {
  const venue = await startStandIn()
  prepare(venue.markets)
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-stand-in-'))
  await copyDatabase(dataDir)
  const config = readConfig({
    DATA_DIR: dataDir,
    ALURA_SECRET: randomBytes(32).toString('hex'),
    CHAIN_PORT: '1',
    HOUSE_TRADERS: 'off',
  })
  venue.account(config.builder.address).cash = '500.0'
  const { url, wsUrl } = venue
  const server = await createServer(
    { ...config, port: 0, exchange: { url, wsUrl, isTestnet: true, weightPerMinute: 1_000_000 } },
    { checksOutput: true, log: createLog(process.env['TEST_LOG'] ?? 'silent') },
  )
  const api = await server.start()
  // The same over the same books, but for what it remembers of its last reading.
  const funds = createFunds({ ...server.ctx, timing: { fresh: 0 } })

  return {
    venue,
    server,
    api,
    /** Somebody with that on the venue. `prepare` shapes the account before it is seen. */
    async person(
      cash = '1000.0',
      mode = 'default',
      prepare: (account: StandInAccount) => void = () => {},
    ): Promise<StandInPerson> {
      const wallet = privateKeyToAccount(generatePrivateKey())
      const account = venue.account(wallet.address)
      Object.assign(account, { cash, mode })
      prepare(account)
      return { ...(await signIn(api, wallet)), account }
    },
    booksOf: ({ user }: StandInPerson): Promise<Reconciliation> => funds.reconcile(user.id),
    async stop() {
      await funds.stop()
      await server.stop()
      await venue.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export async function profileOf({ send }: Client): Promise<Profile> {
  return (await send<Profile>('GET', '/user/profile')).body
}

export async function listed({ send }: Client): Promise<Transaction[]> {
  return (await send<{ items: Transaction[] }>('GET', '/user/transactions?limit=200')).body.items
}

/** Names its agent and the builder's fee at the venue, as if they had been signed. */
export async function mayTrade({ send, account }: StandInPerson): Promise<void> {
  const { body } = await send<TradingKey>('GET', '/auth/evm/trading-key')
  const { agentAddress, agentName } = body.approveAgent.action
  account.agents = [{ name: agentName, address: agentAddress, validUntil: null }]
  account.builderFee = 50
}
