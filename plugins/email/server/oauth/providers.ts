import type { EmailConfig } from '../../config.ts'

/** Where a provider gives out access tokens; empty where nobody has said. */
export function tokenUrlOf({ provider, tenant, tokenUrl }: Pick<EmailConfig, 'provider' | 'tenant' | 'tokenUrl'>): string {
  switch (provider) {
    case 'google':
      return 'https://oauth2.googleapis.com/token'
    case 'microsoft':
      return `https://login.microsoftonline.com/${tenant === '' ? 'organizations' : tenant}/oauth2/v2.0/token`
    case 'other':
      return tokenUrl
  }
}

/** Does this way of the mailbox sign in with tokens instead of a password? */
export function usesTokens({ signIn, sameSignIn }: Pick<EmailConfig, 'signIn' | 'sameSignIn'>, way: 'IMAP' | 'SMTP'): boolean {
  return signIn === 'oauth' && (way === 'IMAP' || sameSignIn)
}
