import type { InfoClient } from '@nktkas/hyperliquid'
import type * as z from 'zod'
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { AddressRole } from '../../people/port.ts'
import type { Clock } from '../../ops/port.ts'
import type { Exchange, ExchangeFill, OrderState } from '../port.ts'
import { isMainPerp } from '../account/fill-scope.ts'
import { type PricesThen, withValuedFees } from '../account/valued-fees.ts'
import { distinctFills, exchangeFill, orderState, restingOrders } from './account.ts'
import { keptAnswers } from './kept-answers.ts'
import type { UnreadableFills } from './fills/unreadable-fills.ts'
import {
  ActiveAssetData,
  BuilderFee,
  ExtraAgents,
  OpenOrders,
  OrderStatus,
  Rewards,
  UserRole,
  read,
  readFills,
  readSlices,
} from './responses.ts'
import { askingAs } from './weight/priority.ts'

/** The most fills that one answer of userFillsByTime contains. */
const fillsPerAnswer = 2_000
/** And no more than these are told at all, the newest. */
const fillsKept = 10_000

/** Sends a read, again when it was rate limited; `shape` may throw on an answer it cannot read. */
export type Ask = <T>(request: () => Promise<unknown>, shape: (answer: unknown) => T) => Promise<T>

type AccountReads = Pick<
  Exchange,
  | 'room'
  | 'openOrders'
  | 'orderByCloid'
  | 'fillsSince'
  | 'unreadableSince'
  | 'fillsToldFrom'
  | 'sliceFillsSince'
  | 'pastFills'
  | 'agents'
  | 'builderFee'
  | 'role'
  | 'unclaimedRewards'
>

export function readsOf(
  info: InfoClient,
  ask: Ask,
  {
    builder,
    prices,
    clock,
    unreadable,
  }: {
    builder: Address
    prices: PricesThen
    clock: Clock
    unreadable: UnreadableFills
  },
): AccountReads {
  async function fillsPage(user: Address, startTime: UnixMs, endTime?: UnixMs) {
    const rows = await ask(
      () => info.userFillsByTime({ user, startTime, ...(endTime !== undefined && { endTime }) }),
      readFills,
    )
    const fills = rows.fills.map((fill) => exchangeFill(fill, user))
    const isFull = rows.fills.length + rows.unreadable.length >= fillsPerAnswer
    return { fills, unreadable: rows.unreadable, isFull, newest: newestOf(fills, startTime) }
  }

  /** Fills of spot, outcomes and other dexs come in the same list and are left out. */
  const ofPerps = (fills: ExchangeFill[]) =>
    withValuedFees(distinctFills(fills.filter(({ symbol }) => isMainPerp(symbol))), prices)

  const toldFrom = new Map<Address, UnixMs>()

  const rooms = keptAnswers<z.ZodSafeParseResult<z.output<typeof ActiveAssetData>>>(clock)
  const resting = keptAnswers<OrderState[]>(clock)
  return {
    room: async (user, symbol, maxAgeMs = 0) => {
      const answer = await rooms
        .of(`${user}:${symbol}`, maxAgeMs, () =>
          ask(
            () => info.activeAssetData({ user, coin: symbol }),
            (told) => ActiveAssetData.safeParse(told),
          ),
        )
        .catch(() => undefined)
      if (answer?.success !== true) return null
      const [buy, sell] = answer.data.availableToTrade
      return { buy, sell }
    },
    openOrders: (user, maxAgeMs = 0) =>
      resting.of(user, maxAgeMs, () =>
        ask(
          () => info.frontendOpenOrders({ user }),
          (answer) => restingOrders(read(OpenOrders, answer)),
        ),
      ),
    orderByCloid: (user, cloid) =>
      ask(
        () => info.orderStatus({ user, oid: cloid }),
        (answer) => {
          const found = read(OrderStatus, answer)
          if (found.status === 'unknownOid') return null
          return orderState(found.order.order, found.order.status, found.order.statusTimestamp)
        },
      ),
    fillsSince: async (user, since) => {
      const fills: ExchangeFill[] = []
      const others: unknown[] = []
      for (let start = since; ;) {
        const page = await fillsPage(user, start)
        fills.push(...page.fills)
        others.push(...page.unreadable)
        if (!page.isFull || page.newest === start) break
        start = page.newest
      }
      unreadable.note(user, others, since)
      toldFrom.delete(user)
      if (distinctFills(fills).length + others.length >= fillsKept) {
        toldFrom.set(user, Math.min(...fills.map(({ at }) => at)))
      }
      return ofPerps(fills)
    },
    unreadableSince: (user) => unreadable.since(user),
    fillsToldFrom: (user) => toldFrom.get(user) ?? null,
    sliceFillsSince: async (user, since) => {
      const slices = await ask(() => info.userTwapSliceFills({ user }), readSlices)
      unreadable.remember(user, slices.unreadable)
      const fills = slices.fills.map((fill) => exchangeFill(fill, user))
      return ofPerps(fills.filter(({ at }) => at >= since))
    },
    pastFills: async (user, { from, until }) => {
      const page = await fillsPage(user, from, until)
      unreadable.remember(user, page.unreadable)
      // A full page may have cut its last millisecond in two. If a page is a single millisecond, the exchange
      // returns no more of it.
      const next = page.newest === from ? from + 1 : page.newest
      return { items: await ofPerps(page.fills), next: page.isFull ? next : null }
    },
    agents: (user) =>
      ask(
        () => info.extraAgents({ user }),
        (answer) => read(ExtraAgents, answer),
      ),
    // As heavy as thirty readings of an account, and only for words: it comes after what people do.
    role: (user) =>
      askingAs('account', () =>
        ask(
          () => info.userRole({ user }),
          (answer) => roleOf(read(UserRole, answer)),
        ),
      ),
    builderFee: (user) =>
      ask(
        () => info.maxBuilderFee({ user, builder }),
        (answer) => read(BuilderFee, answer),
      ),
    unclaimedRewards: () =>
      ask(
        () => info.referral({ user: builder }),
        (answer) => Rewards.safeParse(answer).data?.unclaimedRewards ?? null,
      ),
  }
}

function newestOf(fills: readonly ExchangeFill[], start: UnixMs): UnixMs {
  return fills.reduce((newest, { at }) => Math.max(newest, at), start)
}

function roleOf(told: z.output<typeof UserRole>): AddressRole {
  if ('data' in told) {
    return told.role === 'agent'
      ? { role: 'agent', of: told.data.user }
      : { role: 'sub_account', of: told.data.master }
  }
  if (told.role === 'missing' || told.role === 'vault') return { role: told.role }
  return { role: 'account' }
}
