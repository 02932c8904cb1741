// The rows of a list of which only the pages in view are known.
import type { Trade } from '../journal.queries.ts'

export interface Slot {
  key: string
  /** Its place in the list, from 0. */
  index: number
  /** Null until its page has come. */
  trade: Trade | null
}

const waiting: Slot[] = []
const known = new WeakMap<Trade, Slot>()

/** The same object for the same place or trade, so that a row is drawn again only when it changes. */
function slotAt(index: number, trade: Trade | undefined): Slot {
  if (trade === undefined) {
    return (waiting[index] ??= { key: `waiting-${index}`, index, trade: null })
  }
  const before = known.get(trade)
  if (before?.index === index) return before
  const slot = { key: trade.id, index, trade }
  known.set(trade, slot)
  return slot
}

/** `pages`: trades by number of the page, from 1. */
export function slotsOf(
  total: number,
  pages: ReadonlyMap<number, readonly Trade[]>,
  pageSize: number,
): Slot[] {
  return Array.from({ length: total }, (_, index) =>
    slotAt(index, pages.get(pageOf(index, pageSize))?.[index % pageSize]),
  )
}

export function pageOf(index: number, pageSize: number): number {
  return Math.floor(index / pageSize) + 1
}

/** Pages that are asked for again and again while they are wanted; those wanted longest ago are let go. */
const most = 8

export function wanting(wanted: readonly number[], page: number): readonly number[] {
  if (wanted.at(-1) === page) return wanted
  return [...wanted.filter((each) => each !== page), page].slice(-most)
}
