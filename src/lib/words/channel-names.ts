import { t } from '@lingui/core/macro'
import type { NoticeChannel } from '../../../contract/people/notices.ts'

/** Ways out of the inbox, short enough to head a column. */
export const channelNames: Record<NoticeChannel, string> = {
  get browser() {
    return t`Open page`
  },
  get push() {
    return t`Push`
  },
  get email() {
    return t`E-mail`
  },
  get telegram() {
    return t`Telegram`
  },
  get webhook() {
    return t`Webhook`
  },
}
