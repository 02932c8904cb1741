import { WalletProvider } from '../../wallet/wallet-provider.tsx'
import { DemoPage } from '../demo/demo-page.tsx'

export default function DemoRoute() {
  return (
    <WalletProvider>
      <DemoPage />
    </WalletProvider>
  )
}
