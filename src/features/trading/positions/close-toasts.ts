import { t } from '@lingui/core/macro'
import type { ToastMessage } from '../../../ui/feedback/toast.ts'

export const closeToasts: Record<'closed' | 'partial', (name: string) => ToastMessage> = {
  closed: (name) => ({ title: t`Closed ${name}`, tone: 'success' }),
  partial: (name) => ({ title: t`Closed part of ${name}`, tone: 'success' }),
}
