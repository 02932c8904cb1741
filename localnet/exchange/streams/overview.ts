// Streams with everything about an account, as the venue's own pages use.
import * as z from 'zod'
import type { HexAddress } from '../../types.ts'
import { infoRequests } from '../info/registry.ts'
import { webDataOf } from '../info/web-data.ts'
import { wireAccount } from '../info/wire.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import { concerns } from './private.ts'
import { defineStream, onChange } from './topic.ts'
import type { Topic } from './topic.ts'

const overviewMs = 2_000

function overview<Data extends object>(
  type: string,
  read: (venue: Venue, user: HexAddress) => Data,
  /** The data without fields that change although nothing has happened. */
  steady: (data: Data) => unknown,
) {
  return defineStream(
    z.object({ type: z.literal(type), user: wireAddress }),
    (venue, { user }): Topic => {
      const data = () => venue.read(() => read(venue, user))
      return {
        channel: type,
        first: () => [data()],
        beat: onChange(venue, overviewMs, () => {
          const send = data()
          return { same: steady(send), send }
        }),
        happened: (events) => (concerns(venue, user, events) ? [data()] : []),
      }
    },
  )
}

export const allDexsClearinghouseState = overview(
  'allDexsClearinghouseState',
  (venue, user) => ({ user, clearinghouseStates: [['', wireAccount(venue, user)] as const] }),
  ({ clearinghouseStates }) =>
    clearinghouseStates.map(([dex, account]) => ({ ...account, dex, time: 0 })),
)

export const spotState = overview(
  'spotState',
  (venue, user) => ({ user, spotState: answerTo(venue, 'spotClearinghouseState', user) }),
  (data) => data,
)

export const webData2 = overview('webData2', webDataOf, ({ clearinghouseState, ...data }) => ({
  ...data,
  serverTime: 0,
  clearinghouseState: { ...clearinghouseState, time: 0 },
}))

export const webData3 = overview(
  'webData3',
  (venue, user) => ({
    userState: common(venue, user),
    perpDexStates: [{ totalVaultEquity: '0.0', perpsAtOpenInterestCap: [], leadingVaults: [] }],
  }),
  ({ userState }) => ({ ...userState, serverTime: 0 }),
)

function common(venue: Venue, user: HexAddress) {
  const agents = [...venue.store.all('agent')].filter((agent) => agent.user === user)
  const unnamed = agents.find(({ name }) => name === '')
  return {
    agentAddress: unnamed?.address ?? null,
    agentValidUntil: unnamed?.validUntil ?? null,
    cumLedger: '0.0',
    serverTime: venue.at,
    isVault: false,
    user,
  }
}

function answerTo(venue: Venue, type: string, user?: HexAddress): unknown {
  return infoRequests.get(type)?.ask(venue, { type, ...(user && { user }) })?.answer
}
