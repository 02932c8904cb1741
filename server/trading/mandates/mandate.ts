import type { MandateRow } from '../../storage/trading/mandates.ts'

/** The fields of a mandate that are needed to act under it. */
export type Mandate = Pick<MandateRow, 'id' | 'userId' | 'kind' | 'assetIndex' | 'symbol'>
