import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { FormEvent } from 'react'
import { messageFor } from '../../../../api/errors.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { WalletWait } from '../../../../wallet/wallet-wait.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { AmountField } from '../amount-field.tsx'
import { exactUsdc } from '../amount.ts'
import { DepositChecks } from './deposit-checks.tsx'
import { routeWords } from './deposit-routes.ts'
import { BridgeTerms, CctpTerms } from './route-terms.tsx'
import { useDeposit } from './use-deposit.ts'

export function DepositForm() {
  const { cctp } = useWorld()
  const form = useDeposit()
  const { text, setText, amount, isLost, balances, blockedBy, route, routes, minimum } = form
  const isByCctp = route === 'cctp' && cctp !== undefined

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (blockedBy === undefined && !form.isSending) form.send()
  }

  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-6" aria-label={t`Deposit USDC`}>
      {routes.length > 1 && (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t`Route`}</span>
          <div>
            <Segmented
              label={t`Route`}
              value={route}
              options={routes.map((value) => ({ value, label: routeWords[value] }))}
              onValueChange={form.setRoute}
            />
          </div>
        </div>
      )}
      <DepositChecks form={form} />
      <AmountField
        value={text}
        onValueChange={setText}
        available={balances.data?.usdc ?? null}
        error={form.amountError}
        hint={t`At least ${minimum} USDC. It goes from your wallet to your own account on the exchange.`}
      />
      {isLost && (
        <div role="alert">
          <Callout
            tone="danger"
            title={t`Less than ${minimum} USDC is lost`}
          >{t`The bridge keeps it and the exchange credits nothing. Nobody can give it back.`}</Callout>
        </div>
      )}
      {isByCctp ? (
        <CctpTerms cctp={cctp} amount={amount} />
      ) : (
        <BridgeTerms isOlder={routes.length > 1} />
      )}
      <WalletWait />
      {form.error !== null && (
        <div role="alert">
          <Callout tone="danger" title={t`Your wallet did not send it`}>
            <Trans>
              {messageFor(form.error)} Should your wallet show it as sent after all, verify its
              transaction below instead of sending again.
            </Trans>
          </Callout>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          variant="primary"
          pending={form.isSending}
          pendingLabel={
            form.step === 'signing' ? t`Sign in your wallet` : t`Confirm in your wallet`
          }
          disabledReason={blockedBy}
        >
          {amount === null ? t`Deposit` : t`Deposit ${exactUsdc(amount)}`}
        </Button>
        {blockedBy !== undefined && <p className="flex-1 text-xs text-muted">{blockedBy}</p>}
      </div>
    </form>
  )
}
