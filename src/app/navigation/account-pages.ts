import { t } from '@lingui/core/macro'
import { Bell, CircleHelp, ClipboardCheck, Settings, UserPlus } from 'lucide-react'
import type { NavigationItem } from './navigation-pages.ts'
import { paths } from '../paths.ts'

/** Pages about the account, which are in its menu alone. */
export const accountPages = {
  inbox: {
    href: paths.inbox(),
    get label() {
      return t`Inbox`
    },
    Icon: Bell,
  },
  invite: {
    href: paths.invite(),
    get label() {
      return t`Invite`
    },
    Icon: UserPlus,
  },
  settings: {
    href: paths.settings(),
    get label() {
      return t`Settings`
    },
    Icon: Settings,
  },
  reportCard: {
    href: paths.strategy(),
    get label() {
      return t`Report card`
    },
    Icon: ClipboardCheck,
  },
  help: {
    href: paths.help(),
    get label() {
      return t`Help`
    },
    Icon: CircleHelp,
  },
} satisfies Record<string, NavigationItem>
