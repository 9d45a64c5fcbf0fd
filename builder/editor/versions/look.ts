/** What is looked at instead of the draft: a version as it is, or what changed from one to another. */
export type Look =
  | { readonly kind: 'version'; readonly version: number }
  /** `to` undefined: the draft. */
  | { readonly kind: 'compare'; readonly from: number; readonly to: number | undefined }
