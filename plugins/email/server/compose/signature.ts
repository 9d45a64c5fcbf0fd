import { pickText } from '../../../kit/index.ts'
import type { EmailConfig } from '../../config.ts'
import { brandOf } from '../email-line.ts'

/** What stands below what an agent wrote: lines whose slot has nothing to hold are left out. */
export function signatureOf(
  config: Pick<EmailConfig, 'signature' | 'name' | 'address'>,
  agent: string | undefined,
  language: string,
): string {
  const values: Readonly<Record<string, string>> = { agent: agent ?? '', name: brandOf(config), address: config.address }
  const fill = (line: string): string => line.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => values[name] ?? '')
  const isEmpty = (line: string): boolean => /\{\{/.test(line) && fill(line).trim() === ''
  return pickText(config.signature, [language, 'en'])
    .split('\n')
    .filter(line => !isEmpty(line))
    .map(line => fill(line).trimEnd())
    .join('\n')
    .trim()
}
