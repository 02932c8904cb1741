export interface ProgressBarProps {
  label: string
  /** 0…100. */
  percent: number
  /** The text for screen readers: "$4,120 of $10,000". */
  text: string
}

export function ProgressBar({ label, percent, text }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      aria-valuetext={text}
      max={100}
      value={percent}
      className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent"
    />
  )
}
