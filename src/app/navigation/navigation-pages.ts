// The pages that people go to, by name and picture: for the navigation, the account menu and the commands.
import { t } from '@lingui/core/macro'
import {
  CandlestickChart,
  Crosshair,
  FlaskConical,
  Gauge,
  Layers,
  NotebookPen,
  Plus,
  Rows3,
  Trophy,
  Wallet,
  type LucideIcon,
} from 'lucide-react'
import { paths } from '../paths.ts'

export interface NavigationItem {
  href: string
  label: string
  /** Used where the label is too long for a phone. */
  short?: string
  Icon: LucideIcon
}

/** Part of the first load: pages about the account are in `account-pages.ts`. */
export const pages = {
  overview: {
    href: paths.overview(),
    get label() {
      return t`Overview`
    },
    Icon: Gauge,
  },
  sessions: {
    href: paths.sessions(),
    get label() {
      return t`Sessions`
    },
    Icon: Rows3,
  },
  trade: {
    href: paths.trade(),
    get label() {
      return t`Trade`
    },
    Icon: Crosshair,
  },
  positions: {
    href: paths.positions(),
    get label() {
      return t`Positions`
    },
    Icon: Layers,
  },
  markets: {
    href: paths.markets(),
    get label() {
      return t`Markets`
    },
    Icon: CandlestickChart,
  },
  leaderboard: {
    href: paths.leaderboard(),
    get label() {
      return t`Leaderboard`
    },
    Icon: Trophy,
  },
  journal: {
    href: paths.journal(),
    get label() {
      return t`Journal`
    },
    Icon: NotebookPen,
  },
  lab: {
    href: paths.lab(),
    get label() {
      return t`Lab`
    },
    Icon: FlaskConical,
  },
  funds: {
    href: paths.funds(),
    get label() {
      return t`Funds`
    },
    Icon: Wallet,
  },
  newSession: {
    href: paths.newSession(),
    get label() {
      return t`New session`
    },
    get short() {
      return t`New`
    },
    Icon: Plus,
  },
} satisfies Record<string, NavigationItem>
