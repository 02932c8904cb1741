import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMedia } from '../../../../lib/hooks/use-media.ts'
import { LinkButton } from '../../../../ui/form/link-button.tsx'
import { QrCode } from '../../../../ui/figures/qr-code.tsx'
import { walletLinks } from './wallet-links.ts'

/** What can be done in a browser without a wallet: on a phone another way than at a desk. */
export function NoWallet() {
  const isPhone = useMedia('(pointer: coarse) and (hover: none)')
  const links = walletLinks(location.href)
  return isPhone ? <OnPhone links={links} /> : <AtDesk links={links} />
}

interface Props {
  links: ReturnType<typeof walletLinks>
}

function OnPhone({ links }: Props) {
  if (links === null) {
    return (
      <p className="text-pretty text-muted">
        {t`On a phone a wallet has a browser of its own, and opens only pages with https in it. This one has none: sign in at your desk, in a browser with a wallet extension.`}
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-pretty text-muted">{t`On a phone your wallet has a browser of its own. Open this page in it:`}</p>
      <ul className="flex flex-col gap-2" aria-label={t`Wallets`}>
        {links.map(({ name, href }) => (
          <li key={name} className="flex flex-col">
            <LinkButton href={href} rel="noreferrer">
              <Trans>Open in {name}</Trans>
            </LinkButton>
          </li>
        ))}
      </ul>
      <p className="text-xs text-pretty text-muted">
        <Trans>Another wallet: open {location.host} in its browser. Or sign in at your desk.</Trans>
      </p>
    </div>
  )
}

function AtDesk({ links }: Props) {
  const [metaMask] = links ?? []
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-muted">
        <Trans>
          No wallet was found in this browser. Install{' '}
          <a
            href="https://metamask.io/download"
            target="_blank"
            rel="noreferrer"
            className="text-accent underline underline-offset-2"
          >
            MetaMask
          </a>{' '}
          or another wallet extension, then reload this page.
        </Trans>
      </p>
      {metaMask !== undefined && (
        <div className="flex flex-wrap items-center gap-4">
          <QrCode text={metaMask.href} label={t`This page in MetaMask on your phone`} />
          <p className="min-w-40 flex-1 text-sm text-pretty text-muted">{t`Is your wallet on your phone? Scan this with the phone’s camera: it opens this page in MetaMask there.`}</p>
        </div>
      )}
    </div>
  )
}
