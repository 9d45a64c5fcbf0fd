import type { Device } from '../../plugins/kit/targeting/visitor-facts.ts'

/** What kind of device a browser says it runs on; undefined for programs. A tablet that pretends to be a desktop is one. */
export function deviceOf(userAgent = ''): Device | undefined {
  if (/\b(iPad|Tablet|PlayBook|Silk|Kindle)\b/i.test(userAgent)) return 'tablet'
  if (/\bAndroid\b/i.test(userAgent)) return /\bMobile\b/i.test(userAgent) ? 'phone' : 'tablet'
  if (/\b(iPhone|iPod|Mobile|IEMobile|Opera Mini)\b/i.test(userAgent)) return 'phone'
  return userAgent.startsWith('Mozilla/') ? 'desktop' : undefined
}
