// Faults that make the exchange fail on purpose. Each lasts until it is used up and is forgotten on restart.
import type { HexAddress } from '../../types.ts'

export const faultMenu = {
  F1: 'the next `times` accepted actions are answered with HTTP 500',
  F2: 'the next `times` accepted actions end in a connection reset',
  F3: 'the next `times` accepted actions are answered after 30 seconds',
  F4: 'the next `times` actions are refused inside an HTTP 200, with `text` when that is given',
  F5: 'the next `times` actions are answered with HTTP 429 and not accepted',
  F6: 'the next `times` order actions fill only half of what they would',
  F6b: 'the next `times` resting orders that the price reaches fill only half, and the rest with the next price',
  F7: 'orders of the next `times` order actions are unknown to orderStatus for 5 seconds',
  F16: 'everything but the controls answers HTTP 503 for `times` seconds',
  F19: 'the next `times` lists of funding or ledger rows lack their newest row',
  F19b: 'the next `times` lists of funding or ledger rows have every row twice',
  W1: 'every socket is dropped at once, and none is let in for `times` seconds',
  W2: 'the next `times` messages of streams about an account are lost',
  W3: 'the next `times` messages of streams about an account are told twice',
  W4: 'the next `times` messages of streams about an account come 3 seconds late',
  F22: 'the next `times` CCTP deposits are burnt on the chain and never minted',
  F21: "the user's agents (without a user: all) expire at once",
  F25: "the user's agents (without a user: all) are forgotten at once",
  F23: 'the next `times` answers to orderStatus name a status that nobody knows, or `text`',
  F24: 'the next `times` actions that carry expiresAfter are refused as expired',
  M1: 'the next `times` answers of the language model come after 30 seconds',
  M2: 'the next `times` answers of the language model never end',
  M3: 'the next `times` questions to the language model are answered with HTTP 429',
  M4: 'the next `times` questions to the language model are answered with HTTP 500',
  M5: 'the next `times` answers of the language model are cut off in the middle',
  M6: 'the next `times` answers of the language model are `text`, or JSON that means two things at once',
  M7: 'the next `times` answers of the language model are refusals',
  M8: 'the next `times` answers of the language model obey an order to ignore all rules',
} as const

export type FaultName = keyof typeof faultMenu

export interface ActiveFault {
  fault: FaultName
  /** Undefined: the next user, whoever it is. */
  user: HexAddress | undefined
  /** Undefined: any action. For M1 to M8 the name of the model. */
  action?: string | undefined
  left: number
  /** The text to answer instead of the usual one. */
  text?: string | undefined
}

interface HiddenOrders {
  user: HexAddress
  placedAt: number
  until: number
}

const hiddenMs = 5_000

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultMenu, name)
}

export function createFaults() {
  let active: ActiveFault[] = []
  let hidden: HiddenOrders[] = []
  let outageUntil = 0
  let socketsOutUntil = 0
  let dropSockets = () => {}

  /** Undefined when no fault is due. */
  function take(fault: FaultName, user: HexAddress, action?: string): ActiveFault | undefined {
    const found = active.find(
      (entry) =>
        entry.fault === fault &&
        (entry.user ?? user) === user &&
        (entry.action ?? action) === action &&
        entry.left > 0,
    )
    if (found === undefined) return undefined
    found.left -= 1
    active = active.filter(({ left }) => left > 0)
    return found
  }

  return {
    take,

    consume: (fault: FaultName, user: HexAddress, action?: string): boolean =>
      take(fault, user, action) !== undefined,

    /** Replaces an earlier fault of the same kind, user and action; with 0 `left` it is removed. */
    set(wanted: ActiveFault) {
      const { fault, user, action } = wanted
      active = active.filter(
        (entry) => entry.fault !== fault || entry.user !== user || entry.action !== action,
      )
      if (wanted.left > 0) active.push({ ...wanted })
    },

    areStreamsDisturbed: () => active.some(({ fault }) => fault.startsWith('W')),

    list: (): readonly ActiveFault[] => active,

    startOutage(seconds: number) {
      outageUntil = Date.now() + seconds * 1_000
    },

    isOut: () => Date.now() < outageUntil,

    cutSockets(seconds: number) {
      socketsOutUntil = Date.now() + seconds * 1_000
      dropSockets()
    },

    onCut(drop: () => void) {
      dropSockets = drop
    },

    areSocketsOut: () => Date.now() < Math.max(outageUntil, socketsOutUntil),

    hide(user: HexAddress, placedAt: number) {
      hidden = hidden.filter(({ until }) => until > Date.now())
      hidden.push({ user, placedAt, until: Date.now() + hiddenMs })
    },

    isHidden(user: HexAddress, placedAt: number): boolean {
      return hidden.some(
        (entry) => entry.user === user && entry.placedAt === placedAt && entry.until > Date.now(),
      )
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
