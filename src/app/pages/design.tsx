export { DesignPage as default } from '../../features/design/design-page.tsx'
