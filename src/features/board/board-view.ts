// The board's view in the URL: ?period=30d&sort=roi&who=people&min=5&q=0xab. Defaults are left out.
import {
  periods,
  Population,
  rankingSorts,
  type Period,
  type RankingSort,
} from '../../../contract/board/leaderboard.ts'

export interface BoardView {
  period: Period
  sort: RankingSort
  who: Population
  /** The least number of closed positions for being ranked. */
  minTrades: number
  /** Part of an address or of a label. */
  search: string
}

export const minTradesChoices = [1, 5, 10, 25, 50, 100] as const

export const usualView: BoardView = {
  period: '7d',
  sort: 'pnl',
  who: 'all',
  minTrades: 1,
  search: '',
}

export function readBoardView(search: URLSearchParams): BoardView {
  return {
    period: readPeriod(search, usualView.period),
    sort: rankingSorts.find((sort) => sort === search.get('sort')) ?? usualView.sort,
    who: readWho(search),
    minTrades:
      minTradesChoices.find((choice) => String(choice) === search.get('min')) ??
      usualView.minTrades,
    search: (search.get('q') ?? '').slice(0, 100),
  }
}

/** Writes changes of the view into a URL. */
export function writeBoardView(
  search: URLSearchParams,
  change: Partial<BoardView>,
): URLSearchParams {
  const view = { ...readBoardView(search), ...change }
  return written(search, {
    period: view.period === usualView.period ? '' : view.period,
    sort: view.sort === usualView.sort ? '' : view.sort,
    who: view.who === usualView.who ? '' : view.who,
    min: view.minTrades === usualView.minTrades ? '' : String(view.minTrades),
    q: view.search,
  })
}

/** The view as a query of the API. */
export function boardQuery({ period, sort, who, minTrades, search }: BoardView) {
  const q = search.trim()
  return { period, sort, who, minTrades: String(minTrades), ...(q !== '' && { q }) }
}

export function readPeriod(search: URLSearchParams, usual: Period): Period {
  return periods.find((period) => period === search.get('period')) ?? usual
}

export function readWho(search: URLSearchParams): Population {
  return Population.options.find((who) => who === search.get('who')) ?? usualView.who
}

/** Empty values are removed from the URL. */
export function written(search: URLSearchParams, values: Record<string, string>): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}
