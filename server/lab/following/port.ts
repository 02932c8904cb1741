// What a socket can ask about a person's traders.
import type {
  LabBootstrap,
  LabCurve,
  LabPlaced,
  LabSnapshot,
  LabTrade,
  PlacedOrder,
} from '../../../contract/live/lab-frames.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { TraderPosition } from '../../../contract/traders/trader-positions.ts'
import type { TraderDecision } from '../../../contract/traders/model-decisions.ts'
import type { Person } from '../../people/port.ts'

/** All throw NOT_FOUND for a trader that is not the person's. */
export interface TraderFollowing {
  bootstrap(userId: UserId): Promise<LabBootstrap>
  /** Of all traders together without an account. */
  snapshot(userId: UserId, accountId: number | undefined): Promise<LabSnapshot>
  curve(userId: UserId, accountId: number, timeframe: LabCurve['timeframe']): Promise<LabCurve>
  /** Markets that the person's traders may trade. */
  symbols(userId: UserId): Promise<string[]>
  /** Open positions, by trader. */
  positions(userId: UserId): Promise<Map<number, TraderPosition[]>>
  /** Fills of the traders since then, oldest first. */
  trades(userId: UserId, since: UnixMs): Promise<LabTrade[]>
  /** Undefined when it is not the person's. */
  decision(
    userId: UserId,
    accountId: number,
    id: number,
  ): Promise<Omit<TraderDecision, 'context'> | undefined>
  backtest(userId: UserId, id: string): Promise<{ status: string; progress: number } | undefined>
  /** Once for each key. Throws WALLET_MISSING, SCOPE_MISSING and what the rules throw before anything is written. */
  placeOrder(
    person: Person,
    order: PlacedOrder & { account_id: number },
    key: string,
  ): Promise<LabPlaced>
}
