import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { limitsOf } from '../../trading/index.ts'
import { riskConfigView } from './risk-config-view.ts'

export const getRiskConfig: Verb<ViewerContext, typeof contract.getRiskConfig> = async ({
  ctx: { store, viewer, clock },
}) => riskConfigView(await limitsOf(store, viewer.id, clock()))
