import { t } from '@lingui/core/macro'
import { lazyPart } from '../../../ui/lazy-part.tsx'

/** The form for a trade without fills, loaded when it is opened. */
export const TypedDialog = lazyPart(() => import('./typed-dialog.tsx'), {
  look: 'floating',
  get name() {
    return t`The form`
  },
})
