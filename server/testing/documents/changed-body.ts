import { formOf } from '../../../contract/http/multipart.ts'

/** Another valid body; undefined when only the path can differ. */
export function changedBody(body: unknown): object | undefined {
  if (body instanceof FormData) return formOf({ file: new File(['other'], 'other') })
  if (typeof body !== 'object' || body === null) return undefined
  if ('enabled' in body) return { ...body, enabled: body.enabled !== true }
  for (const [field, other] of Object.entries({
    budget: '77',
    amount: '77',
    assetIndex: 5,
    fraction: 0.77,
    mode: 'no_new_entries',
    txHash: `0x${'77'.repeat(32)}`,
    code: 'OTHER77',
    message: 'OTHER77',
    entry_price: '50077.00',
    max_leverage: 4,
    wallet_address: `0x${'77'.repeat(20)}`,
    nonce: 77,
    account_name: 'Other',
    title: 'Other',
    exchange_account_id: 'other',
    notes: 'Other',
    name: 'Other',
    color: '#777777',
    tag_id: 'others',
    trade_ids: ['others'],
    start_date: '2026-03-02',
    program_id: 77,
    chosen: [{ name: 'theme', value: 'light', at: 1 }],
    indicators: ['ema'],
    isRead: false,
    isAllowed: false,
    isPaused: true,
  })) {
    if (field in body) return { ...body, [field]: other }
  }
  return undefined
}
