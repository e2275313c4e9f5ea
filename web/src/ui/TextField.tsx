import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import styles from './Field.module.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly placeholder?: string
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with the value; shown below it and announced. */
  readonly error?: string | undefined
}

/** A labelled line of text with its hint or error below. */
export function TextField({ label, hint, error, placeholder, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} className={styles['field'] ?? ''} isInvalid={error !== undefined} validationBehavior="aria">
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input placeholder={placeholder} className={styles['input'] ?? ''} />
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
