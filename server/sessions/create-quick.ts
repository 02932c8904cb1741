import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { startSession } from './start.ts'
import { termsOf } from './terms.ts'

export const createQuickSession: Verb<ViewerContext, typeof contract.createQuickSession> = ({
  ctx,
  input,
}) => startSession(ctx, termsOf(input.body))
