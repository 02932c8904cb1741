import { t } from '@lingui/core/macro'
import { Component, type ReactNode } from 'react'
import { ApiError, isNotFound, messageFor } from '../api/errors.ts'
import { ErrorMessage } from '../ui/feedback/error-message.tsx'
import { NotFound } from './not-found.tsx'

interface RouteBoundaryProps {
  children: ReactNode
}

/**
 * When a page throws, the rest of the dashboard stays. Use the route's path as key, so that leaving the page resets
 * it.
 */
export class RouteBoundary extends Component<RouteBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    if (isNotFound(error)) return <NotFound />
    return (
      <ErrorMessage
        title={t`This page broke`}
        message={messageFor(error)}
        requestId={(error instanceof ApiError ? error.requestId : null) ?? undefined}
        onRetry={() => this.setState({ error: null })}
      />
    )
  }
}
