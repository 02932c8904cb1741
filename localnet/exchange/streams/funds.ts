// Streams about the money of one account: the newest rows first, then each new one.
import * as z from 'zod'
import { fundingRow, fundingRows } from '../info/funding.ts'
import { ledgerUpdates, ledgerUpdatesIn } from '../info/ledger.ts'
import { wireAddress } from '../trading/requests.ts'
import { defineStream } from './topic.ts'
import type { Topic } from './topic.ts'

const snapshotRows = 500

export const userNonFundingLedgerUpdates = defineStream(
  z.object({ type: z.literal('userNonFundingLedgerUpdates'), user: wireAddress }),
  (venue, { user }): Topic => ({
    channel: 'userNonFundingLedgerUpdates',
    first: () => [
      {
        user,
        nonFundingLedgerUpdates: ledgerUpdates(venue, user).slice(-snapshotRows),
        isSnapshot: true,
      },
    ],
    happened(events) {
      const updates = events.flatMap((event) => ledgerUpdatesIn(venue, user, event))
      return updates.length > 0 ? [{ user, nonFundingLedgerUpdates: updates }] : []
    },
  }),
)

export const userFundings = defineStream(
  z.object({ type: z.literal('userFundings'), user: wireAddress }),
  (venue, { user }): Topic => ({
    channel: 'userFundings',
    first: () => [
      { user, fundings: fundingRows(venue, user).slice(-snapshotRows), isSnapshot: true },
    ],
    happened(events) {
      const fundings = events.flatMap((event) =>
        event.type === 'funding' && event.funding.user === user
          ? [fundingRow(venue, event.funding)]
          : [],
      )
      return fundings.length > 0 ? [{ user, fundings }] : []
    },
  }),
)
