import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { CopyButton } from '../../../../ui/form/copy-button.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { LinkButton } from '../../../../ui/form/link-button.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'
import { channelNames } from '../../../../lib/words/channel-names.ts'
import { BrowserWays } from './browser-ways.tsx'
import type { NoticeStanding } from './notice-settings.queries.ts'
import { TargetRow } from './target-row.tsx'
import { useAddTarget } from './use-add-target.ts'
import { Way } from './way.tsx'

/** Where messages go, and how to add a place. What the operator has not set up is said. */
export function Targets({ standing }: { standing: NoticeStanding }) {
  const { targets, offered } = standing
  const of = (channel: 'push' | 'email' | 'telegram' | 'webhook') =>
    targets.filter((target) => target.channel === channel)
  const rows = (channel: 'push' | 'email' | 'telegram' | 'webhook') =>
    of(channel).map((target) => <TargetRow key={target.id} target={target} />)
  return (
    <div className="flex flex-col">
      <BrowserWays pushKey={offered.push.key}>{rows('push')}</BrowserWays>
      <Way title={channelNames.email} rows={rows('email')}>
        {offered.email ? <Mail /> : <NotOffered what={t`a mail server`} />}
      </Way>
      <Way title={channelNames.telegram} rows={rows('telegram')}>
        {offered.telegram === null ? (
          <NotOffered what={t`a Telegram bot`} />
        ) : (
          <Chat bot={offered.telegram.bot} />
        )}
      </Way>
      <Way title={channelNames.webhook} rows={rows('webhook')}>
        <Hook />
      </Way>
    </div>
  )
}

function NotOffered({ what }: { what: string }) {
  return (
    <p className="text-pretty text-muted">{t`Not there: the operator of this server has not set up ${what}.`}</p>
  )
}

function Mail() {
  const [address, setAddress] = useState('')
  const { add, isAdding, problem } = useAddTarget()
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void add({ channel: 'email', address }).then((made) => made && setAddress(''))
      }}
    >
      <TextField
        className="min-w-56 flex-1"
        label={t`Address`}
        type="email"
        required
        value={address}
        onValueChange={setAddress}
        error={problem}
        note={t`A link is sent to it. Nothing else is, until you open it.`}
      />
      <Button type="submit" pending={isAdding} pendingLabel={t`Sending`}>{t`Send the link`}</Button>
    </form>
  )
}

function Chat({ bot }: { bot: string | null }) {
  const { add, isAdding, problem, made } = useAddTarget()
  if (bot === null) return <p className="text-muted">{t`Telegram does not answer just now.`}</p>
  return (
    <div className="flex flex-col gap-2">
      {made?.link ? (
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton href={made.link} target="_blank" rel="noreferrer">
            {t`Open @${bot} and press Start`}
          </LinkButton>
          <span className="text-xs text-muted">{t`The link is yours alone, and good for an hour.`}</span>
        </div>
      ) : (
        <div>
          <Button pending={isAdding} onClick={() => void add({ channel: 'telegram' })}>
            {t`Link a chat with @${bot}`}
          </Button>
        </div>
      )}
      {problem !== undefined && <p className="text-danger">{problem}</p>}
    </div>
  )
}

function Hook() {
  const [url, setUrl] = useState('')
  const { add, isAdding, problem, made } = useAddTarget()
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void add({ channel: 'webhook', url }).then((done) => done && setUrl(''))
      }}
    >
      <TextField
        className="min-w-56 flex-1"
        label={t`Address of your server`}
        type="url"
        required
        value={url}
        onValueChange={setUrl}
        error={problem}
        note={t`Each message is signed as standardwebhooks.com says.`}
      />
      <Button type="submit" pending={isAdding}>{t`Add`}</Button>
      {made?.secret && (
        <div className="flex w-full flex-col gap-2 rounded-md border border-line bg-sunken p-3">
          <p>{t`Its secret, shown this once. Your server checks signatures by it.`}</p>
          <code className="text-xs wrap-anywhere">{made.secret}</code>
          <div>
            <CopyButton text={made.secret} label={t`Copy the secret`} />
          </div>
        </div>
      )}
    </form>
  )
}
