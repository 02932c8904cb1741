export interface ProgressLineProps {
  label: string
  /** 0…1. */
  progress: number
  /** How far it is, in words. */
  words: string
}

/** How far something on the server is. */
export function ProgressLine({ label, progress, words }: ProgressLineProps) {
  return (
    <div className="flex max-w-xl flex-col gap-2">
      <progress
        aria-label={label}
        max={100}
        value={Math.round(100 * progress)}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <output className="text-muted">{words}</output>
    </div>
  )
}
