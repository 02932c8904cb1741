import type { TransProps } from '@lingui/react'
import { TransNoContext } from '@lingui/react/server'
import { i18n } from './i18n.ts'

/** What `<Trans>` in the code becomes. The language is the page's, so no provider stands around it. */
export function Trans(text: Pick<TransProps, 'id' | 'message' | 'values' | 'components'>) {
  return <TransNoContext {...text} lingui={{ i18n }} />
}
