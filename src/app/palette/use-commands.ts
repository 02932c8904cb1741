import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { listMarketSymbols } from '../../../contract/market/market.ts'
import { usePollMs } from '../../api/live/use-live.ts'
import { apiQuery } from '../../api/query.ts'
import { activeSessionsQuery } from '../../api/trading.queries.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { setTheme, themeNames, themes } from '../../lib/kept/theme.ts'
import { paths } from '../paths.ts'
import { useStopEverything } from '../stop-everything.tsx'
import type { Command } from './commands.ts'

/** The commands for everybody. */
export function useCommands(): Command[] {
  const [, navigate] = useLocation()
  const symbols = useSymbols()
  return [
    { label: 'Markets', kind: 'Page', run: () => navigate(paths.markets()) },
    { label: 'Leaderboard', kind: 'Page', run: () => navigate(paths.leaderboard()) },
    ...symbols.map((symbol): Command => ({
      label: symbol,
      kind: 'Market',
      run: () => navigate(paths.market(symbol)),
    })),
    ...themes.map((theme): Command => ({
      label: `Theme: ${themeNames[theme].toLowerCase()}`,
      kind: 'Look',
      run: () => setTheme(theme),
    })),
  ]
}

/** The same, and the commands for signed-in people. */
export function useViewerCommands(): Command[] {
  const [, navigate] = useLocation()
  const running = useQuery(activeSessionsQuery(useSignedIn(), usePollMs())).data ?? []
  const stopEverything = useStopEverything(running)
  const symbols = useSymbols()
  const common = useCommands()
  const stop: Command = {
    label: 'Stop all sessions',
    kind: 'Stop',
    run: () => void stopEverything(),
  }
  return [
    ...pages.map(({ label, to }): Command => ({ label, kind: 'Page', run: () => navigate(to) })),
    ...running.map(({ id, symbol }): Command => ({
      label: `${symbol} session`,
      kind: 'Page',
      run: () => navigate(paths.session(id)),
    })),
    ...(running.length > 0 ? [stop] : []),
    ...common,
    ...symbols.map((symbol): Command => ({
      label: `New session on ${symbol}`,
      kind: 'Start',
      run: () => navigate(paths.newSession({ symbol })),
    })),
  ]
}

const pages = [
  { label: 'Overview', to: paths.overview() },
  { label: 'New session', to: paths.newSession() },
  { label: 'Sessions', to: paths.sessions() },
  { label: 'Positions', to: paths.positions() },
  { label: 'Funds', to: paths.funds() },
  { label: 'Invite', to: paths.invite() },
  { label: 'Settings', to: paths.settings() },
]

function useSymbols(): string[] {
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  return markets.data?.symbols.map(({ symbol }) => symbol) ?? []
}
