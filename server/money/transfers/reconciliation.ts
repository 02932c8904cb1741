import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const readReconciliation: Verb<ViewerContext, typeof contract.getReconciliation> = ({
  ctx: { funds, viewer },
}) => funds.reconcile(viewer.id)
