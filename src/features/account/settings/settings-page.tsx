import { AgentSection, type AgentSectionProps } from './agent-section.tsx'
import { DefaultsSection, type DefaultsSectionProps } from './defaults-section.tsx'
import { DisplaySection } from './display-section.tsx'
import { FillsSection } from './fills-section.tsx'
import { PositionsSection } from './positions-section.tsx'
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
  return (
    <div className="flex flex-col">
      <title>Settings · Alura</title>
      <h1 className="pb-6 text-xl font-semibold">Settings</h1>
      <AgentSection enableTrading={enableTrading} renewal={renewal} />
      <FillsSection />
      <PositionsSection />
      <DisplaySection />
      <DefaultsSection {...defaults} />
      <SignOutSection onSignedOut={onSignedOut} />
    </div>
  )
}
