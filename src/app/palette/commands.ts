import { t } from '@lingui/core/macro'

export interface Command {
  /** The text to search for; unique. */
  label: string
  kind: 'page' | 'market' | 'start' | 'stop' | 'look'
  run: () => void
}

export const kindWords: Record<Command['kind'], string> = {
  get page() {
    return t`Page`
  },
  get market() {
    return t`Market`
  },
  get start() {
    return t`Start`
  },
  get stop() {
    return t({ message: 'Stop', context: 'what runs' })
  },
  get look() {
    return t`Look`
  },
}

/** Whether each word of what was typed is in the label, in any order: "stop btc" finds "Stop the BTC session". */
export function isFoundBy(label: string, typed: string): boolean {
  const text = label.toLowerCase()
  return wordsOf(typed).every((word) => text.includes(word))
}

/** The market and the budget, in whole dollars and cents, of a typed "new ETH 200"; null without both. */
export function startIn(
  typed: string,
  symbols: readonly string[],
): { symbol: string; budget: string } | null {
  const words = wordsOf(typed)
  const budget = words.find((word) => /^\$?[1-9]\d{0,8}(\.\d{1,2})?$/.test(word))?.replace('$', '')
  const symbol = symbols.find((each) => words.includes(each.toLowerCase()))
  return budget === undefined || symbol === undefined ? null : { symbol, budget }
}

function wordsOf(typed: string): string[] {
  return typed.toLowerCase().split(/\s+/).filter(Boolean)
}
