import { getRiskDay } from '../../../../contract/desk/risk-day.ts'
import { listTrades } from '../../../../contract/desk/trades.ts'
import type { Endpoint } from '../../../../contract/endpoint.ts'
import { getProfile } from '../../../../contract/people/user.ts'

/** What a change of a trade by hand can show in. */
export const deskData: readonly Endpoint[] = [listTrades, getRiskDay, getProfile]
