import { t } from '@lingui/core/macro'
import { Eye, ShieldCheck, ShieldOff } from 'lucide-react'
import { Badge } from './badge.tsx'

export interface ProtectionChipProps {
  protection: 'on_exchange' | 'watched' | 'none'
}

const kinds = {
  on_exchange: {
    tone: 'gain',
    Icon: ShieldCheck,
    get words() {
      return t`On exchange`
    },
    get title() {
      return t`Take-profit and stop rest on the exchange and hold when everything else is down.`
    },
  },
  watched: {
    tone: 'warn',
    Icon: Eye,
    get words() {
      return t`Watched`
    },
    get title() {
      return t`The server watches take-profit and stop; they hold only while it runs.`
    },
  },
  none: {
    tone: 'danger',
    Icon: ShieldOff,
    get words() {
      return t`None`
    },
    get title() {
      return t`Nothing will close this position by itself.`
    },
  },
} as const

/** Where a position's take-profit and stop are kept. */
export function ProtectionChip({ protection }: ProtectionChipProps) {
  const { tone, Icon, words, title } = kinds[protection]
  return (
    <span title={title} className="inline-flex">
      <Badge tone={tone}>
        <Icon aria-hidden className="size-3" />
        {words}
      </Badge>
    </span>
  )
}
