import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import {
  type NoticeChannel,
  type NoticeEvent,
  noticeChannels,
  noticeEvents,
} from '../../../../../contract/people/notices.ts'
import { messageFor } from '../../../../api/errors.ts'
import { channelNames } from '../../../../lib/words/channel-names.ts'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { type NoticeStanding, useChoose } from './notice-settings.queries.ts'
import { QuietHours } from './quiet-hours.tsx'

const eventNames: Record<NoticeEvent, string> = {
  get session_ended() {
    return t`A session ended`
  },
  get half_loss() {
    return t`Half of its loss is used`
  },
  get near_end() {
    return t`Its time is nearly over`
  },
  get position_opened() {
    return t`A position opened`
  },
  get position_closed() {
    return t`A position closed`
  },
  get deposit_credited() {
    return t`A deposit arrived`
  },
  get agent_expiring() {
    return t`The approval ends soon`
  },
  get approval_lost() {
    return t`The approval was lost`
  },
  get venue_unreachable() {
    return t`The exchange is away`
  },
  get followed_started() {
    return t`A followed trader started`
  },
  get followed_ended() {
    return t`A followed trader’s session ended`
  },
  get copy_refused() {
    return t`A session was not copied`
  },
}

/** Which event by which way, and when not. */
export function Choices({ standing }: { standing: NoticeStanding }) {
  const { choose, error } = useChoose(standing)
  const { ways, isPaused, hidesAmounts, quiet } = standing.settings

  function set(event: NoticeEvent, channel: NoticeChannel, isOn: boolean): void {
    const others = ways[event].filter((one) => one !== channel)
    choose({ ways: { ...ways, [event]: isOn ? [...others, channel] : others } })
  }

  return (
    <div className="flex flex-col gap-5">
      {error && <ErrorMessage message={t`Not stored. ${messageFor(error)}`} />}
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{t`What is told by which way`}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-[34%] sm:w-[40%]">
              <span className="sr-only">{t`Event`}</span>
            </th>
            {noticeChannels.map((channel) => (
              <th
                key={channel}
                scope="col"
                className="px-0.5 pb-2 align-bottom text-2xs font-medium text-muted sm:text-xs"
              >
                {channelNames[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {noticeEvents.map((event) => (
            <tr key={event} className="border-t border-line">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                {eventNames[event]}
              </th>
              {noticeChannels.map((channel) => (
                <td key={channel} className="p-0 text-center">
                  <label className="mx-auto grid size-10 place-items-center pointer-coarse:size-11">
                    <input
                      type="checkbox"
                      aria-label={t`${eventNames[event]}: ${channelNames[channel]}`}
                      className="size-4 accent-accent"
                      checked={ways[event].includes(channel)}
                      onChange={({ target }) => set(event, channel, target.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <QuietHours quiet={quiet} onChoose={(next) => choose({ quiet: next })} />
      <Choice
        label={t`No amounts of money in messages`}
        isOn={hidesAmounts}
        onChoose={(isOn) => choose({ hidesAmounts: isOn })}
      />
      <Choice
        label={t`Pause all messages`}
        isOn={isPaused}
        onChoose={(isOn) => choose({ isPaused: isOn })}
      />
      <p className="text-xs text-pretty text-muted">
        <Trans>
          Messages never contain keys, addresses of wallets or sign-in links. What could not be
          delivered is tried for most of a day; the inbox says what became of it.
        </Trans>
      </p>
    </div>
  )
}

interface ChoiceProps {
  label: string
  isOn: boolean
  onChoose: (isOn: boolean) => void
}

function Choice({ label, isOn, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-9 w-fit items-center gap-3 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-accent"
        checked={isOn}
        onChange={({ target }) => onChoose(target.checked)}
      />
      {label}
    </label>
  )
}
