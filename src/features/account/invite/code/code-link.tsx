import { t } from '@lingui/core/macro'
import { useId } from 'react'
import { useWorld } from '../../../../api/exchange/world.ts'
import { paths } from '../../../../app/paths.ts'
import { QrCode } from '../../../../ui/figures/qr-code.tsx'
import { CopyButton } from '../../../../ui/form/copy-button.tsx'

/** The invitation link with the code, under the dashboard's public address if it has one, to copy or scan. */
export function CodeLink({ code }: { code: string }) {
  const id = useId()
  const { simulated, publicUrl } = useWorld()
  const link = new URL(paths.invitation(code), publicUrl ?? location.origin).href
  return (
    <div className="flex flex-wrap items-start gap-6">
      <QrCode text={link} label={t`QR code of your link ${link}`} />
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-4">
        <div>
          <p className="label">{t`Your code`}</p>
          <p className="font-mono text-lg font-medium break-all">{code}</p>
        </div>
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="label">{t`Your link`}</label>
          <input
            id={id}
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
            className="h-10 w-full rounded-md border border-edge bg-surface px-3 font-mono text-xs max-sm:h-11"
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={link} label={t`Copy link`} />
          <CopyButton text={code} label={t`Copy code`} />
        </div>
        {simulated && publicUrl === null && (
          <p className="text-xs text-pretty text-muted">{t`It leads to this machine, as the simulated market does.`}</p>
        )}
      </div>
    </div>
  )
}
