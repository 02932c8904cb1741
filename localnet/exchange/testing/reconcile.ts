// Checks, with a client's means, whether the protocol's rows explain an account's value exactly.
import type { InfoClient, UserFundingResponse } from '@nktkas/hyperliquid'
import { add, negate, subtract } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Books, BridgeBooks } from '../funds/books.ts'
import type { LedgerUpdate } from '../info/ledger.ts'
import { control, readJson } from './world.ts'

/** Account value minus what ledger, fills, funding and open positions explain: "0" when nothing is missing. */
export async function unexplainedValue(info: InfoClient, user: HexAddress): Promise<string> {
  const [state, ledger, fills, slices, funding] = await Promise.all([
    info.clearinghouseState({ user }),
    info.userNonFundingLedgerUpdates({ user, startTime: 0 }),
    info.userFillsByTime({ user, startTime: 0 }),
    info.userTwapSliceFills({ user }),
    allFunding(info, user),
  ])
  const explained = add(
    ...ledger.map((update) => effectOf(update, user)),
    ...[...fills, ...slices.map(({ fill }) => fill)].map(({ closedPnl, fee }) =>
      subtract(closedPnl, fee),
    ),
    ...funding.map(({ delta }) => delta.usdc),
    ...state.assetPositions.map(({ position }) => position.unrealizedPnl),
  )
  return subtract(state.marginSummary.accountValue, explained)
}

/** Page by page; each begins at the time of the last row, so that its first rows may be known already. */
async function allFunding(info: InfoClient, user: HexAddress) {
  const rows = new Map<string, UserFundingResponse[number]>()
  let startTime = 0
  for (;;) {
    // Includes hours charged in advance.
    const page = await info.userFunding({ user, startTime, endTime: Number.MAX_SAFE_INTEGER })
    const known = rows.size
    for (const row of page) rows.set(`${row.time} ${row.delta.coin}`, row)
    if (rows.size === known) return [...rows.values()]
    startTime = page.at(-1)?.time ?? startTime
  }
}

/** The effect of a ledger row on an account. USDC, signed. */
function effectOf({ delta }: LedgerUpdate, user: HexAddress): string {
  switch (delta.type) {
    case 'deposit':
    case 'vaultDistribution':
      return delta.usdc
    case 'withdraw':
      return negate(add(delta.usdc, delta.fee))
    case 'internalTransfer':
      return delta.user === user.toLowerCase() ? negate(add(delta.usdc, delta.fee)) : delta.usdc
    case 'rewardsClaim':
      return delta.amount
    case 'subAccountTransfer':
      return delta.user === user.toLowerCase() ? negate(delta.usdc) : delta.usdc
    default:
      return '0'
  }
}

export async function readBooks(url: string): Promise<Books & { bridge: BridgeBooks | null }> {
  return readJson(await control(url, '/books'))
}

/** Must be empty at any time, with positions open or not. */
export async function imbalanceOf(url: string) {
  const { difference, unexplained, unmatched } = await readBooks(url)
  return { difference, unexplained, unmatched }
}

export const balanced = { difference: '0', unexplained: [], unmatched: [] }
