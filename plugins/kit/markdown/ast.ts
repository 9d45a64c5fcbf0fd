/** A message's text, understood: what of Markdown messages may carry. No HTML, no pictures. */
export type Block =
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'list'; readonly start?: number; readonly items: readonly (readonly Block[])[] }

/** A run of text, or something that marks one. */
export type Inline =
  | string
  | { readonly type: 'strong' | 'em' | 'del'; readonly inlines: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  | ({ readonly type: 'link'; readonly inlines: readonly Inline[] } & Link)

/** Where a link leads: `href` is safe to follow, `to` is what the reader should know of it. */
export interface Link {
  readonly href: string
  readonly to: string
}
