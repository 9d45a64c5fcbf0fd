/** The sign of Parley, in the colours of the scheme. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--brand)" />
      <path
        d="M9 23.5V12.2A4.7 4.7 0 0 1 13.7 7.5h3.6a6 6 0 0 1 0 12H13"
        fill="none"
        stroke="var(--on-brand)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="17" cy="13.5" r="1.9" fill="var(--on-brand)" />
    </svg>
  )
}
