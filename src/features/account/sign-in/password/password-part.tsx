import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { Button } from '../../../../ui/form/button.tsx'
import { PasswordForm } from './password-form.tsx'

/** The second way in, below the wallets. */
export function PasswordPart() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section aria-label={t`E-mail and password`} className="border-t border-line pt-4">
      {isOpen ? (
        <PasswordForm />
      ) : (
        <Button variant="quiet" onClick={() => setIsOpen(true)}>
          {t`Use e-mail and password`}
        </Button>
      )}
    </section>
  )
}
