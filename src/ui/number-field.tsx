import { TextField } from './text-field.tsx'
import type { TextFieldProps } from './text-field.tsx'

export interface NumberFieldProps extends Omit<TextFieldProps, 'inputMode' | 'type'> {
  /** No decimal separator can be typed. */
  whole?: boolean
}

/** The value is the text as typed, so "12." survives; read it with `parseDecimal`. Only digits and separators get in. */
export function NumberField({ whole = false, onValueChange, ...rest }: NumberFieldProps) {
  const foreign = whole ? /[^\d]/g : /[^\d.,]/g
  return (
    <TextField
      {...rest}
      inputMode={whole ? 'numeric' : 'decimal'}
      onValueChange={(text) => onValueChange(text.replace(foreign, ''))}
    />
  )
}
