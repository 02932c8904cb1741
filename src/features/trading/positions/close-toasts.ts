import { t } from '@lingui/core/macro'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import type { ToastMessage } from '../../../ui/feedback/toast.ts'

export const closeToasts: Record<
  'closed' | 'partial',
  (name: string, net: DecimalString | null) => ToastMessage
> = {
  closed: (name, net) => ({
    title: t`Closed ${name}`,
    tone: 'success',
    ...(net !== null && { detail: t`${formatMoney(net, { signed: true })} after fees` }),
  }),
  partial: (name) => ({ title: t`Closed part of ${name}`, tone: 'success' }),
}
