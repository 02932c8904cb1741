import { t } from '@lingui/core/macro'
import type { UserId } from '../../../../../contract/primitives.ts'
import type { Referral } from '../../../../../contract/money/referrals.ts'
import { messageFor } from '../../../../api/errors.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'
import type { CodeStanding } from './code-standing.ts'
import { Eligibility } from '../eligibility.tsx'
import { useCodeForm } from './use-code-form.ts'

export interface CodeFormProps {
  userId: UserId
  referral: Referral
}

const rules = () => t`4 to 20 letters and digits, for ever. Leave it empty for a random one.`

/** Lets a person make a code, once. */
export function CodeForm({ userId, referral }: CodeFormProps) {
  const { text, standing, isMaking, error, type, make } = useCodeForm(userId)
  const complaint = error === null ? complaintOf(standing) : messageFor(error)
  return (
    <div className="flex flex-col gap-6">
      <form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <TextField
          label={t`Your code`}
          value={text}
          onValueChange={type}
          error={complaint}
          hint={rules()}
          suffix={<Standing standing={standing} />}
          maxLength={40}
          spellCheck={false}
          autoCapitalize="characters"
          inputClassName="font-mono"
        />
        <div>
          <Button
            type="submit"
            variant="primary"
            pending={isMaking}
            pendingLabel={t`Making it`}
            disabledReason={blockedBy(standing, referral)}
          >
            {standing.status === 'empty' ? t`Make a random code` : t`Make this code`}
          </Button>
        </div>
      </form>
      <Eligibility eligibility={referral.eligibility} />
    </div>
  )
}

const short: Record<CodeStanding['status'], string> = {
  empty: '',
  invalid: '',
  get checking() {
    return t`Looking…`
  },
  get free() {
    return t`✓ Free`
  },
  get taken() {
    return t`Taken`
  },
  get reserved() {
    return t`Reserved`
  },
  get unchecked() {
    return t`Not looked up`
  },
}

function Standing({ standing: { status } }: { standing: CodeStanding }) {
  return (
    <output className={`text-xs ${status === 'free' ? 'text-gain' : ''}`}>{short[status]}</output>
  )
}

function complaintOf(standing: CodeStanding): string | undefined {
  if (standing.status === 'invalid') return standing.message
  if (standing.status === 'taken') return t`Somebody has this code: choose another`
  if (standing.status === 'reserved') return t`This code is reserved: choose another`
  return undefined
}

function blockedBy(standing: CodeStanding, { eligible, eligibility }: Referral) {
  if (!eligible) return t`A code asks for ${formatMoney(eligibility.required)} of volume first`
  return standing.status === 'checking' ? t`Looking whether it is free` : complaintOf(standing)
}
