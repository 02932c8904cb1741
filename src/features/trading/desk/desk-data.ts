import { getRiskDay } from '../../../../contract/desk/risk-day.ts'
import { listTrades } from '../../../../contract/desk/trades.ts'
import type { Endpoint } from '../../../../contract/endpoint.ts'
import { listJournalTrades } from '../../../../contract/journal/closed-trades.ts'
import { getProfile } from '../../../../contract/people/user.ts'

/** The endpoints whose data changes with a trade by hand. */
export const deskData: readonly Endpoint[] = [listTrades, listJournalTrades, getRiskDay, getProfile]
