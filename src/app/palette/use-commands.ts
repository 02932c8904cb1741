import { t } from '@lingui/core/macro'
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
    { label: t`Markets`, kind: 'page', run: () => navigate(paths.markets()) },
    { label: t`Leaderboard`, kind: 'page', run: () => navigate(paths.leaderboard()) },
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

/** The same, and the commands for signed-in people. */
export function useViewerCommands(): Command[] {
  const [, navigate] = useLocation()
  const running = useQuery(activeSessionsQuery(useSignedIn(), usePollMs())).data ?? []
  const stopEverything = useStopEverything(running)
  const symbols = useSymbols()
  const common = useCommands()
  const stop: Command = {
    label: t`Stop all sessions`,
    kind: 'stop',
    run: () => void stopEverything(),
  }
  return [
    ...pages.map(({ label, to }): Command => ({ label, kind: 'page', run: () => navigate(to) })),
    ...running.map(({ id, symbol }): Command => ({
      label: t`${symbol} session`,
      kind: 'page',
      run: () => navigate(paths.session(id)),
    })),
    ...(running.length > 0 ? [stop] : []),
    ...common,
    ...symbols.map((symbol): Command => ({
      label: t`New session on ${symbol}`,
      kind: 'start',
      run: () => navigate(paths.newSession({ symbol })),
    })),
  ]
}

const pages = [
  {
    get label() {
      return t`Overview`
    },
    to: paths.overview(),
  },
  {
    get label() {
      return t`New session`
    },
    to: paths.newSession(),
  },
  {
    get label() {
      return t`Sessions`
    },
    to: paths.sessions(),
  },
  {
    get label() {
      return t`Positions`
    },
    to: paths.positions(),
  },
  {
    get label() {
      return t`Journal`
    },
    to: paths.journal(),
  },
  {
    get label() {
      return t`Funds`
    },
    to: paths.funds(),
  },
  {
    get label() {
      return t`Invite`
    },
    to: paths.invite(),
  },
  {
    get label() {
      return t`Settings`
    },
    to: paths.settings(),
  },
]

function useSymbols(): string[] {
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  return markets.data?.symbols.map(({ symbol }) => symbol) ?? []
}
