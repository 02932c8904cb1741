import { enableTrading, expect, signInWithWallet, test } from '../support/fixtures.ts'
import type { SignatureForm } from '../support/signature-forms.ts'

const forms: Record<Exclude<SignatureForm, 'plain' | 'contract'>, string> = {
  'zero-based': 'whose bridge writes v as 0 and 1',
  'upper-case': 'which writes upper-case hex',
  compact: 'which writes 64 bytes',
}

for (const [form, which] of Object.entries(forms)) {
  test(`trader signs in and enables trading with a wallet ${which}`, async ({
    page,
    wallet,
    exchange,
  }) => {
    wallet.writeSignaturesAs(form as SignatureForm)
    await exchange.faucet(wallet.address)
    await signInWithWallet(page)
    await page.goto('/sessions/new')
    await enableTrading(page)
    expect(wallet.asked.filter((method) => method === 'eth_signTypedData_v4')).toHaveLength(2)
  })
}
