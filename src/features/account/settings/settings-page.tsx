import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../../api/viewer.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { AgentSection, type AgentSectionProps } from './agent-section.tsx'
import { DefaultsSection, type DefaultsSectionProps } from './defaults-section.tsx'
import { DisplaySection } from './display-section.tsx'
import { ExchangesSection } from './exchanges/exchanges-section.tsx'
import { FillsSection } from './fills-section.tsx'
import { NoticesSection } from './notices/notices-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { PositionsSection } from './positions-section.tsx'
import { RiskSection } from './risk/risk-section.tsx'
import { agentQuery } from './settings.queries.ts'
import { SignInsSection } from './sign-ins-section.tsx'
import { SignOutSection } from './sign-out-section.tsx'

export interface SettingsPageProps extends DefaultsSectionProps, AgentSectionProps {
  onSignedOut: () => void
}

export function SettingsPage({
  enableTrading,
  renewal,
  onSignedOut,
  ...defaults
}: SettingsPageProps) {
  // Everything is below the agent's section, so that its size must be known first.
  const isKnown = !useQuery(agentQuery(useSignedIn())).isPending
  return (
    <div className="flex flex-col">
      <title>{t`Settings · Alura`}</title>
      <h1 className="pb-6 text-xl font-semibold">{t`Settings`}</h1>
      {isKnown ? (
        <>
          <AgentSection enableTrading={enableTrading} renewal={renewal} />
          <FillsSection />
          <RiskSection />
          <DisplaySection />
          <DefaultsSection {...defaults} />
          <NoticesSection />
          <SignOutSection onSignedOut={onSignedOut} />
          <PositionsSection />
          <SignInsSection />
          <PasswordSection />
          <ExchangesSection />
        </>
      ) : (
        <Skeleton className="h-[48rem] w-full" />
      )}
    </div>
  )
}
