import type { MandateRow } from '../storage/trading/mandates.ts'

/** What acting under a mandate takes. */
export type Mandate = Pick<MandateRow, 'id' | 'userId' | 'kind' | 'assetIndex' | 'symbol'>
