import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { Redirect, useSearchParams } from 'wouter'
import { messageFor } from '../../api/errors.ts'
import { InvitationNote } from '../../features/account/sign-in/invitation-note.tsx'
import { isUnknownInvitation } from '../../features/account/sign-in/use-invitation.ts'
import { approvalTexts } from '../../features/account/agent/approval-texts.ts'
import { Button } from '../../ui/form/button.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Stepper, type Step } from '../../ui/form/stepper.tsx'
import { hasDemoKey } from '../../wallet/demo/demo-key.ts'
import { ownPath } from '../own-path.ts'
import { paths } from '../paths.ts'
import { demoSteps, useDemo, type DemoStep } from './use-demo.ts'

const texts = approvalTexts(undefined)

const words: Record<DemoStep, { title: string; detail: string }> = {
  wallet: {
    get title() {
      return t`Make a wallet`
    },
    get detail() {
      return t`Its key is made in this browser and stays here. For the simulated market only.`
    },
  },
  'sign-in': {
    get title() {
      return t`Sign in`
    },
    get detail() {
      return t`One readable message proves the account is yours. It moves no funds.`
    },
  },
  fund: {
    get title() {
      return t`Fund it`
    },
    get detail() {
      return t`10,000 simulated USDC on the local exchange.`
    },
  },
  agent: { title: texts.agent.title, detail: `${texts.agent.allows} ${texts.agent.forbids}` },
  builder: {
    title: texts.builder.title,
    detail: `${texts.builder.allows} ${texts.builder.forbids}`,
  },
}

/** The steps that a person with a wallet would do by hand, done by the demo wallet and shown one by one. */
export function DemoPage() {
  const { step, done, error, retry, retryUninvited } = useDemo()
  const [search] = useSearchParams()
  const [isKnown] = useState(hasDemoKey)
  if (done !== undefined) {
    const start = done.isReturning ? paths.overview() : paths.newSession()
    return <Redirect to={ownPath(search.get('next')) ?? start} replace />
  }
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8 pt-4 sm:pt-12">
      <title>{t`Try the demo · Alura`}</title>
      <div className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">
          {isKnown ? t`Back to your demo` : t`Setting up your demo`}
        </h1>
        <p className="text-muted">{t`No extension, no network, no money. Signatures are shown as they happen.`}</p>
      </div>
      <InvitationNote />
      <Stepper label={t`Demo`} steps={stepsAt(step, error !== null)} />
      {error !== null && (
        <ErrorMessage
          title={t`The demo did not start`}
          message={messageFor(error)}
          onRetry={isUnknownInvitation(error) ? undefined : retry}
        />
      )}
      {isUnknownInvitation(error) && (
        <Button variant="primary" onClick={retryUninvited}>{t`Go on without the code`}</Button>
      )}
    </div>
  )
}

function stepsAt(current: DemoStep, hasFailed: boolean): Step[] {
  const at = demoSteps.indexOf(current)
  return demoSteps.map((id, index) => ({
    id,
    ...words[id],
    state: index < at ? 'done' : index > at ? 'idle' : hasFailed ? 'failed' : 'active',
  }))
}
