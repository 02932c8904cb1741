import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { listMarketSymbols } from '../../../contract/market/market.ts'
import { usePollMs } from '../../api/live/use-live.ts'
import { apiQuery } from '../../api/query.ts'
import { activeSessionsQuery } from '../../api/trading.queries.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { setTheme, themeNames, themes } from '../../lib/kept/theme.ts'
import { accountPages } from '../navigation/account-pages.ts'
import { pages, type NavigationItem } from '../navigation/navigation-pages.ts'
import { paths } from '../paths.ts'
import { useStopEverything } from '../stop-everything.tsx'
import { startIn, type Command } from './commands.ts'

/** The commands for everybody. */
export function useCommands(): Command[] {
  const [, navigate] = useLocation()
  const symbols = useSymbols()
  return [
    ...goTo(publicPages, navigate),
    ...symbols.map((symbol): Command => ({
      label: symbol,
      kind: 'market',
      run: () => navigate(paths.market(symbol)),
    })),
    ...themes.map((theme): Command => ({
      label: t`Theme: ${themeNames[theme].toLowerCase()}`,
      kind: 'look',
      run: () => setTheme(theme),
    })),
  ]
}

/** The same, and the commands for signed-in people. `typed`: what they look for so far. */
export function useViewerCommands(typed: string): Command[] {
  const [, navigate] = useLocation()
  const running = useQuery(activeSessionsQuery(useSignedIn(), usePollMs())).data ?? []
  const stopEverything = useStopEverything(running)
  const symbols = useSymbols()
  const common = useCommands()
  const start = startCommand(typed, symbols, navigate)
  const stop: Command = {
    label: t`Stop all sessions`,
    kind: 'stop',
    run: () => void stopEverything(),
  }
  return [
    ...goTo(viewerPages, navigate),
    ...running.map(({ id, symbol }): Command => ({
      label: t`${symbol} session`,
      kind: 'page',
      run: () => navigate(paths.session(id)),
    })),
    ...running.map((session): Command => ({
      label: t`Stop the ${session.symbol} session`,
      kind: 'stop',
      run: () => void stopEverything(session),
    })),
    ...(running.length > 0 ? [stop] : []),
    ...(start === null ? [] : [start]),
    ...common,
    ...symbols.map((symbol): Command => ({
      label: t`New session on ${symbol}`,
      kind: 'start',
      run: () => navigate(paths.newSession({ symbol })),
    })),
  ]
}

/** Opens the form with the budget in it; the person starts it there. */
function startCommand(
  typed: string,
  symbols: readonly string[],
  navigate: (href: string) => void,
): Command | null {
  const wanted = startIn(typed, symbols)
  if (wanted === null) return null
  const { symbol, budget } = wanted
  return {
    label: t`New session on ${symbol} with $${budget}`,
    kind: 'start',
    run: () => navigate(paths.newSession({ symbol, budget })),
  }
}

const publicPages = [
  pages.markets,
  pages.leaderboard,
  pages.lab,
  accountPages.reportCard,
  accountPages.help,
]
const viewerPages = [
  pages.overview,
  pages.newSession,
  pages.sessions,
  pages.trade,
  pages.positions,
  pages.journal,
  pages.funds,
  accountPages.inbox,
  accountPages.invite,
  accountPages.settings,
  accountPages.reportCard,
  accountPages.help,
]

function goTo(items: readonly NavigationItem[], navigate: (href: string) => void): Command[] {
  return items.map(({ label, href }) => ({ label, kind: 'page', run: () => navigate(href) }))
}

function useSymbols(): string[] {
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  return markets.data?.symbols.map(({ symbol }) => symbol) ?? []
}
