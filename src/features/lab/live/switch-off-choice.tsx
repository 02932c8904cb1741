import { plural, t } from '@lingui/core/macro'
import { useId, useState, type ReactNode } from 'react'

export type PositionsChoice = 'keep' | 'close'

export interface SwitchOffChoiceProps {
  /** Positions that are open. */
  open: number
  onChoice: (choice: PositionsChoice) => void
}

/** What becomes of open positions when a program is switched off. */
export function SwitchOffChoice({ open, onChoice }: SwitchOffChoiceProps) {
  const name = useId()
  const [chosen, setChosen] = useState<PositionsChoice>('keep')
  const choose = (choice: PositionsChoice) => () => {
    setChosen(choice)
    onChoice(choice)
  }
  return (
    <div className="flex flex-col gap-2">
      <p>{t`No run begins any more; one that runs is finished.`}</p>
      {open > 0 && (
        <fieldset>
          <legend className="pb-1">
            {plural(open, {
              one: '# position of it is open.',
              other: '# positions of it are open.',
            })}
          </legend>
          <Option
            name={name}
            isChosen={chosen === 'keep'}
            onChoose={choose('keep')}
            title={t`Keep, protected`}
          >
            {t`They stay open with their stops and targets, which are still looked after.`}
          </Option>
          <Option
            name={name}
            isChosen={chosen === 'close'}
            onChoose={choose('close')}
            title={t`Close at the market`}
          >
            {t`They are closed now, at the prices there are.`}
          </Option>
        </fieldset>
      )}
    </div>
  )
}

interface OptionProps {
  name: string
  isChosen: boolean
  onChoose: () => void
  title: string
  children: ReactNode
}

function Option({ name, isChosen, onChoose, title, children }: OptionProps) {
  const id = useId()
  return (
    <div className="relative flex items-start gap-3 py-2">
      <input
        id={id}
        type="radio"
        name={name}
        checked={isChosen}
        onChange={onChoose}
        aria-describedby={`${id}-text`}
        className="relative z-1 mt-1 size-4 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="cursor-pointer font-medium before:absolute before:inset-0">
          {title}
        </label>
        <p id={`${id}-text`} className="text-muted">
          {children}
        </p>
      </div>
    </div>
  )
}
