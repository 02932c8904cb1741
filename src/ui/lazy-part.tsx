import { t } from '@lingui/core/macro'
import { useIsMutating } from '@tanstack/react-query'
import { Component, lazy, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { CodeMissing, loadCode } from '../lib/load-code.ts'
import { isStorageRefused, tabStorage } from '../lib/kept/stored.ts'
import { Button } from './form/button.tsx'
import { ErrorMessage } from './feedback/error-message.tsx'

export interface LazyPartOptions {
  /**
   * How a failure is shown. `page`: in the part's place. `floating`: over the page, for parts without a place.
   * `button`: where there is room for a button only.
   */
  look?: 'page' | 'floating' | 'button'
  /** What did not load, when it is not the page: "The account menu". */
  name?: string
  /** Nothing typed is on screen, so that the page may be reloaded for an update. */
  reloads?: boolean
}

/** Like `lazy`, but it says why the code did not load and can try again. Put a `Suspense` around it. */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  options: LazyPartOptions = {},
): ComponentType<Props> {
  const wanted = () => lazy(() => loadCode(load))
  let Current = wanted()
  return function LazyPart(props: Props) {
    const [attempt, setAttempt] = useState(0)
    const retry = (): void => {
      Current = wanted()
      setAttempt(attempt + 1)
    }
    return (
      <CodeBoundary
        key={attempt}
        whenMissing={(error) => <Missing error={error} retry={retry} {...options} />}
      >
        <Current {...props} />
      </CodeBoundary>
    )
  }
}

interface CodeBoundaryProps {
  whenMissing: (error: CodeMissing) => ReactNode
  children: ReactNode
}

class CodeBoundary extends Component<CodeBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    // Other errors are handled by the page's boundary.
    if (!(error instanceof CodeMissing)) throw error
    return this.props.whenMissing(error)
  }
}

interface MissingProps extends LazyPartOptions {
  error: CodeMissing
  retry: () => void
}

function Missing({
  error,
  retry,
  look = 'page',
  name = t`This page`,
  reloads = false,
}: MissingProps) {
  const isActing = useIsMutating() > 0
  const isRenewed = error.because === 'renewed'
  useEffect(() => {
    if (isRenewed && reloads && !isActing) reloadOnce()
  }, [isRenewed, reloads, isActing])
  const act = isRenewed ? reload : retry
  if (look === 'button') {
    return (
      <Button size="sm" title={error.message} onClick={act}>
        {isRenewed ? t`${name} did not load. Reload` : t`${name} did not load. Retry`}
      </Button>
    )
  }
  const message = (
    <ErrorMessage
      title={isRenewed ? t`There is a new version of Alura` : t`${name} could not be loaded`}
      message={error.message}
      onRetry={act}
      retryLabel={isRenewed ? t`Reload` : t`Retry`}
    />
  )
  if (look === 'page') return message
  return <div className="fixed inset-x-4 bottom-20 z-40 mx-auto max-w-xl bg-raised">{message}</div>
}

const reload = (): void => location.reload()

const reloadedKey = 'alura.reloaded-for'

/** Never twice for the same page, because an incomplete update would reload for ever. Without storage not at all. */
function reloadOnce(): void {
  const here = location.href
  if (isStorageRefused() || tabStorage.getItem(reloadedKey) === here) return
  tabStorage.setItem(reloadedKey, here)
  if (!isStorageRefused()) reload()
}
